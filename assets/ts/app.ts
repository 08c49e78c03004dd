// What every page loads: htmx and the small things that make a page that already works smoother.
import "htmx.org/dist/htmx.esm.js";
import { composers } from "./lazy";
import { copies } from "./copy";
import { counters } from "./counter";
import { drafts } from "./draft";
import { keys } from "./keys";
import { live } from "./live";
import { menus } from "./menu";
import { reading } from "./read";
import { requests } from "./requests";

requests();
keys();
menus();
live();
reading();

/** What hangs on single elements; called again for what arrives later. */
function enhance(root: ParentNode): void {
  composers(root);
  copies(root);
  counters(root);
  drafts(root);
}

enhance(document);
document.addEventListener("htmx:after:swap", () => enhance(document));
document.addEventListener("grove:arrived", () => enhance(document));
