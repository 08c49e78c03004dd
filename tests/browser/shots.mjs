// Pictures of the main pages of the demo: node tests/browser/shots.mjs FOLDER [PAGE…]
import path from "node:path";
import { Grove, shot } from "./support.mjs";

/** The first link to a thing on the home page, so that no id is written down here. */
const first = (prefix) => async (page) => {
  await page.goto("/");
  return page.locator(`main a[href^="${prefix}"], a[href^="${prefix}"]`).first().getAttribute("href");
};

const PAGES = {
  home: "/",
  welcome: "/",
  space: first("/spaces/"),
  topic: first("/topics/"),
  search: "/search?q=bread",
  members: "/members",
  compose: "/compose",
  "sign-in": "/sign-in",
};
/** As a visitor sees them; the others as Nadia. */
const VISITORS = ["welcome", "sign-in"];
const WIDTHS = [390, 820, 1440];

const [folder, ...wanted] = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PAGES));
if (!folder || unknown.length > 0) {
  console.error(`pages: ${Object.keys(PAGES).join(" ")}${unknown.length > 0 ? `; not ${unknown.join(" ")}` : ""}`);
  process.exit(2);
}

const endings = [];
const t = { after: (ending) => endings.unshift(ending) };
try {
  const grove = await Grove.start(t, { demo: true });
  for (const width of WIDTHS) {
    for (const dark of [false, true]) {
      const options = { width, height: width === 390 ? 844 : 900, dark };
      const visitor = await grove.visitor(t, options);
      const member = await grove.person(t, "nadia", options);
      for (const name of wanted.length > 0 ? wanted : Object.keys(PAGES)) {
        const { page } = VISITORS.includes(name) ? visitor : member;
        const address = typeof PAGES[name] === "string" ? PAGES[name] : await PAGES[name](page);
        if (!address) {
          console.error(`${name}: no link to it on the home page`);
          continue;
        }
        await page.goto(address);
        console.log(await shot(page, path.resolve(folder, `${name}-${width}-${dark ? "dark" : "light"}.png`)));
      }
    }
  }
} finally {
  for (const ending of endings) await ending();
}
