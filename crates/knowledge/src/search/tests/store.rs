//! SQL of the tests' town: rows as the areas that own the tables would write them.

use grove_store::sql;

sql! {
    pub write MEMBER = "INSERT INTO member (id, ordinal, handle, skeleton, name, name_key, role, joined_at, approved_at) \
        VALUES ($1, $1, $2, $2, $3, $4, 1, 0, 0)";
    pub write SPACE = "INSERT INTO space (id, slug, name, purpose, icon, visibility, joining, kinds, card_floor, content_floor, place_in_rail, created_at) \
        VALUES ($1, $2, $3, '', 'folder', $4, 'open', 'discussion question', $5, $5, $1, 0)";
    pub write ACCESS = "INSERT INTO space_access (space, grantee, reach, role) VALUES ($1, $2, $3, $4)";
    pub write NO_FLOOR = "DELETE FROM space_access WHERE space = $1 AND grantee <= 0";
    pub write SET_FLOOR = "UPDATE space SET card_floor = $2, content_floor = $2 WHERE id = $1";
    pub write TOPIC = "INSERT INTO topic (id, space, kind, author, title, format, source, html, text, created_at, active_at) \
        VALUES ($1, $2, $3, $4, $5, 'markdown', '', '', $6, $7, $7)";
    pub write TAG = "INSERT INTO topic_tag (tag, topic) VALUES ($1, $2)";
    pub write REPLY = "INSERT INTO reply (id, topic, kind, position, author, format, source, html, text, created_at) \
        VALUES ($1, $2, 'reply', $1, $3, 'markdown', '', '', $4, $5)";
    pub write EDIT = "UPDATE topic SET title = $2, text = $3 WHERE id = $1";
    pub write DELETE = "UPDATE topic SET deleted_at = $2 WHERE id = $1";
    pub write DELETE_REPLY = "UPDATE reply SET deleted_at = $2 WHERE id = $1";
    pub write MOVE = "UPDATE topic SET space = $2 WHERE id = $1";
    pub write ACCEPT = "UPDATE topic SET accepted = $2 WHERE id = $1";
    pub system ROLE = "SELECT role FROM member WHERE id = $1";
    pub system ACCESS_OF = "SELECT space, role, reach FROM space_access WHERE grantee = $1";
}
