//! The owner's colour, made legible. To come: see `brand_css`.
