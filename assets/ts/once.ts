const seen = new WeakMap<Element, Set<string>>();

/** The matching elements that were not given under this name before. */
export function once<E extends Element>(root: ParentNode, name: string, selector: string): E[] {
  return [...root.querySelectorAll<E>(selector)].filter((element) => {
    const names = seen.get(element) ?? new Set();
    if (names.has(name)) return false;
    seen.set(element, names.add(name));
    return true;
  });
}
