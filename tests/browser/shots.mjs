// Pictures of the main pages of the demo, as people of its cast see them:
//
//   node tests/browser/shots.mjs FOLDER [PAGE…] [--width 390] [--dark | --light] [--rtl]
import path from "node:path";
import { parseArgs } from "node:util";
import { Grove, shot } from "./support.mjs";

/** The topic with this title, found as people find it, so that no id is written down here. */
const titled = (words) => async (page) => {
  await page.goto(`/search?q=${encodeURIComponent(words)}`);
  return page.locator('main a[href^="/topics/"], main a[href^="/replies/"]').first().getAttribute("href");
};

/** The first link of a page. */
const firstOn = (address, selector) => async (page) => {
  await page.goto(address);
  return page.locator(selector).first().getAttribute("href");
};

const SLUGS = "Slug pellets: can we have an honest conversation";
/** Who looks (nobody is a visitor), and at what. */
const PAGES = {
  home: ["nadia", "/"],
  spaces: ["nadia", "/spaces"],
  space: ["nadia", "/spaces/growing-questions"],
  question: ["nadia", titled("Is this blight? Brown patches on the stems")],
  topic: ["nadia", titled(SLUGS)],
  compose: ["nadia", "/spaces/growing-questions/topics/new"],
  search: ["nadia", "/search?q=tomato"],
  "search-none": ["nadia", "/search?q=zeppelin"],
  tags: ["nadia", "/tags"],
  tag: ["nadia", firstOn("/tags", 'main a[href^="/tags/"]')],
  members: ["nadia", "/members"],
  profile: ["nadia", "/members/marek"],
  settings: ["nadia", "/settings/profile"],
  account: ["nadia", "/settings/account"],
  reports: ["omar", "/moderation/reports"],
  log: ["omar", "/moderation/log"],
  admin: ["ada", "/admin/settings"],
  "space-settings": ["ada", "/spaces/growing-questions/settings"],
  "set-up": ["ada", "/set-up"],
  rules: ["nadia", "/rules"],
  "not-found": ["nadia", "/no-such-page"],
  welcome: [null, "/"],
  "visitor-question": [null, titled("Is this blight? Brown patches on the stems")],
  "visitor-space": [null, "/spaces/growing-questions"],
  "sign-in": [null, "/sign-in"],
  join: [null, "/join"],
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { width: { type: "string", multiple: true }, dark: { type: "boolean" }, light: { type: "boolean" }, rtl: { type: "boolean" } },
});
const [folder, ...wanted] = positionals;
const unknown = wanted.filter((name) => !(name in PAGES));
if (!folder || unknown.length > 0) {
  console.error(`pages: ${Object.keys(PAGES).join(" ")}${unknown.length > 0 ? `; not ${unknown.join(" ")}` : ""}`);
  process.exit(2);
}
const widths = (values.width ?? ["390", "820", "1440"]).map(Number);
const themes = values.dark ? [true] : values.light ? [false] : [false, true];

const endings = [];
const t = { after: (ending) => endings.unshift(ending) };
try {
  const grove = await Grove.start(t, { demo: true });
  const people = new Map();
  const somebody = async (who) => {
    if (!people.has(who)) people.set(who, who ? await grove.person(t, who) : await grove.visitor(t));
    const { page, context, trouble } = people.get(who);
    trouble.expect(/./);
    if (values.rtl) await context.addCookies([{ name: "lang", value: "ar-XB", url: grove.url }]);
    return page;
  };
  for (const name of wanted.length > 0 ? wanted : Object.keys(PAGES)) {
    const [who, place] = PAGES[name];
    const page = await somebody(who);
    const address = typeof place === "string" ? place : await place(page);
    if (!address) {
      console.error(`${name}: there is no such page in the demo`);
      continue;
    }
    await page.goto(address);
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      for (const dark of themes) {
        await page.emulateMedia({ colorScheme: dark ? "dark" : "light", reducedMotion: "reduce" });
        const ending = `${width}-${dark ? "dark" : "light"}${values.rtl ? "-rtl" : ""}`;
        console.log(await shot(page, path.resolve(folder, `${name}-${ending}.png`)));
      }
    }
  }
} finally {
  for (const ending of endings) await ending();
}
