//! What counts as unread: something that the viewer wants to read. Whoever is muted or blocked is folded on
//! the page and counts nowhere.

/// A reply by somebody whom the viewer (`$1`) has not muted or blocked.
macro_rules! wanted_reply {
    ($reply:literal) => {
        concat!("NOT EXISTS (SELECT 1 FROM aversion o WHERE o.member = $1 AND o.other = ", $reply, ".author)")
    };
}

/// A topic `t` that was not begun by such a person.
macro_rules! wanted_topic {
    () => {
        $crate::wanted::wanted_reply!("t")
    };
}

/// Something in topic `t` is not read yet, by its read position `$read`, and wanted. Asked after the
/// cheap question, whether anything is not read; who has muted nobody is asked nothing more.
macro_rules! wanted_news {
    ($read:literal) => {
        concat!(
            "(NOT EXISTS (SELECT 1 FROM aversion o WHERE o.member = $1) OR (",
            $read,
            ".position IS NULL AND NOT EXISTS (SELECT 1 FROM aversion o WHERE o.member = $1 AND o.other = t.author)) \
             OR EXISTS (SELECT 1 FROM reply x WHERE x.topic = t.id AND x.position > COALESCE(",
            $read,
            ".position, 0) AND x.deleted_at IS NULL AND x.author <> $1 AND ",
            $crate::wanted::wanted_reply!("x"),
            "))"
        )
    };
}

pub(crate) use {wanted_news, wanted_reply, wanted_topic};
