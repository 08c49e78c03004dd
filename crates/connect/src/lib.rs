//! Grove and other platforms. So far: [`import`], which brings in whole communities. Rows reach the
//! areas through `grove_store::Intake`; nothing here knows their tables.

grove_ui::messages!("../messages/en.ftl");

pub mod import;
