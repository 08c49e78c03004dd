//! Where pictures are.

use grove_kernel::UploadId;

pub const UPLOADS: &str = "/media";
/// Where a browser without a script brings one.
pub const NEW: &str = "/media/new";
pub const MY_AVATAR: &str = "/me/avatar";

pub fn picture(id: UploadId) -> String {
    format!("{UPLOADS}/{id}")
}

/// The picture that an address in a text names; `None` when it is no address of ours.
pub fn named(url: &str) -> Option<UploadId> {
    let rest = url.strip_prefix(UPLOADS)?.strip_prefix('/')?;
    rest.split(['?', '#']).next()?.parse().ok()
}
