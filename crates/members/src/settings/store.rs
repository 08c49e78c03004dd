//! SQL of settings: texts by name.

use grove_kernel::{HasViewer, Outcome};
use grove_store::{Cx, Write, params, sql};

use super::CommunitySettings;

sql! {
    system ALL = "SELECT name, value FROM setting WHERE name IN ('community.name', 'community.tagline', 'community.summary', \
        'community.access', 'community.accent', 'community.logo', 'community.set_up', 'community.newcomer_days', 'community.newcomer_posts')";
    write SET = "INSERT INTO setting (name, value, changed_at, changed_by) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at, changed_by = excluded.changed_by";
}

pub fn load<M>(cx: &Cx<'_, M>) -> Outcome<CommunitySettings> {
    let mut settings = CommunitySettings::default();
    for (name, value) in cx.system(&ALL, params![], |row| Ok((row.take::<String>()?, row.take::<String>()?)))? {
        settings.set(&name, &value);
    }
    Ok(settings)
}

pub fn set(cx: &mut Cx<'_, Write>, name: &str, value: &str) -> Outcome<()> {
    let (now, by) = (cx.now(), cx.viewer().id());
    cx.write(&SET, params![name, value, now, by])?;
    Ok(())
}
