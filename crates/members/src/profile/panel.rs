//! Tabs of a profile that other areas fill. `grove` hangs them in, in the order of the tabs.

use std::sync::OnceLock;

use grove_kernel::{MemberId, Outcome};
use grove_store::{Cx, Read};
use grove_ui::Page;
use maud::Markup;

type Make = Box<dyn for<'p> FnOnce(&Page<'p>) -> Markup + Send>;

/// A finished piece: what the viewer may see of somebody, ready to be drawn.
pub struct Panel {
    /// The key of the tab's title.
    pub title: &'static str,
    /// How many are behind it, as far as the viewer sees.
    pub count: Option<i64>,
    pub make: Make,
}

/// A tab that an area offers.
#[derive(Clone, Copy)]
pub struct ProfilePanel {
    /// The name of the tab in addresses.
    pub name: &'static str,
    /// The key of its title, for drawing the tab without making the panel.
    pub title: &'static str,
    /// Asked for the tab that is open only.
    pub load: for<'a, 'tx> fn(&'a Cx<'tx, Read>, MemberId) -> Outcome<Panel>,
}

static PANELS: OnceLock<Vec<ProfilePanel>> = OnceLock::new();

/// Hangs the tabs in, once per process.
pub fn wire(panels: Vec<ProfilePanel>) {
    let _already = PANELS.set(panels);
}

pub(super) fn all() -> &'static [ProfilePanel] {
    PANELS.get().map_or(&[], Vec::as_slice)
}
