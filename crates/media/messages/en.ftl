# Pictures that people bring.
problem-upload-empty = This file is empty.
problem-upload-svg = SVG is a document that can hold programs, so it is not taken. Save it as PNG or WebP.
problem-upload-kind = This is no picture that can be shown. JPEG, PNG, GIF and WebP are taken.
problem-upload-pixels = This picture has more than 40 million pixels. Make it smaller first.
problem-upload-broken = This picture is damaged and could not be read.
