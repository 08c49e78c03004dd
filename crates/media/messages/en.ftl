# Pictures that people bring.
problem-upload-empty = This file is empty.
problem-upload-svg = SVG is a document that can hold programs, so it is not taken. Save it as PNG or WebP.
problem-upload-kind = This is no picture that can be shown. JPEG, PNG, GIF and WebP are taken.
problem-upload-pixels = This picture has more than 40 million pixels. Make it smaller first.
problem-upload-broken = This picture is damaged and could not be read.
upload-title = Bring a picture
upload-lede = JPEG, PNG, GIF or WebP, at most 10 MB. You get a line to paste into your text.
upload-file = The picture
upload-bring = Bring it
upload-brought = Your picture is here
upload-paste = Copy this line into your text, and write between the brackets what the picture shows.
upload-line = The line to copy
upload-another = Bring another one

done-picture-saved = Your picture is saved.
done-picture-removed = Your picture is removed.
