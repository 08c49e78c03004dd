//! What the rest of the program hangs on one database: the search index, for example. Handlers are
//! plain functions, so what they need beside the rows comes with their context; and since it belongs
//! to the database and not to the process, several communities live side by side in one test.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::Arc;

/// At most one thing of each type.
#[derive(Clone, Default)]
pub struct Extensions(HashMap<TypeId, Arc<dyn Any + Send + Sync>>);

impl Extensions {
    pub(crate) fn set<T: Any + Send + Sync>(&mut self, thing: Arc<T>) {
        self.0.insert(TypeId::of::<T>(), thing);
    }
    pub(crate) fn get<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        self.0.get(&TypeId::of::<T>()).cloned().and_then(|thing| thing.downcast().ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_found_by_its_type() {
        let mut extensions = Extensions::default();
        assert_eq!(extensions.get::<String>(), None);
        extensions.set(Arc::new("garden".to_owned()));
        extensions.set(Arc::new(7_u8));
        assert_eq!(extensions.get::<String>().as_deref(), Some(&"garden".to_owned()));
        assert_eq!(extensions.clone().get::<u8>().as_deref(), Some(&7));
    }
}
