// Nothing that a person writes runs in anybody's browser: payloads go into every text of the API document
// and of the forms of the pages, and every kind of page is opened as visitor, member, moderator and owner.
// No script runs, no dialog opens, no page is left, no other machine is asked, and the content security
// policy, which would stop a script, has nothing to report.
//
// Two dozen payloads; GROVE_TEST_LONG=1 takes all of them. GROVE_TEST_SEED chooses others.
import assert from "node:assert/strict";
import test from "node:test";
import { operations, payloads, queries, sample, shape } from "./hostile.mjs";
import { Grove } from "./support.mjs";

const LONG = Boolean(process.env.GROVE_TEST_LONG);
const SEED = Number(process.env.GROVE_TEST_SEED ?? 1);
const ROLES = ["visitor", "nadia", "omar", "ada"];

/** Texts that are names of something: they have a form of their own, and no payload has it. Whatever else refuses all payloads fails. */
const NAMES = /^(email|handle|icon|accent|access|joining|visibility|role|slug|parent|under|to|theme|language|bot|brand|staff|report|reply|target|space|kind|kinds)$/;

test("what people write runs in nobody's browser", { timeout: LONG ? 7_200_000 : 600_000 }, async (t) => {
  const all = await payloads();
  if (!all) return t.skip("no payloads");
  const grove = await Grove.start(t, { demo: true });
  const chosen = LONG ? all : sample(all, 24, SEED);
  const town = new Town(grove, await grove.admin("token", "--member", "ada", "--scopes", "read,write,admin"));
  await town.settle();
  const planted = await plant(t, town, chosen);
  const seen = new Map();
  for (const [at, who] of ROLES.entries()) {
    const somebody = await Somebody.at(grove, t, who);
    // What was planted is shared among the four; every kind of page is opened by each.
    const count = await somebody.walk([...town.pages(), ...planted.filter((_, n) => n % ROLES.length === at)]);
    await somebody.ask(queries(town.document), town, chosen.slice(0, LONG ? 60 : 2));
    const forms = who === "visitor" || who === "omar" ? 0 : await somebody.fillForms(chosen);
    seen.set(who, `${count} pages, ${forms} forms`);
  }
  t.diagnostic(`${chosen.length} payloads, ${planted.length} planted: ${[...seen].map(([who, what]) => `${who} ${what}`).join("; ")}`);
});

/** The community, as a program sees it. */
class Town {
  constructor(grove, token) {
    Object.assign(this, { grove, token });
  }

  async api(method, address, body) {
    const headers = { authorization: `Bearer ${this.token}`, "content-type": "application/json" };
    const answer = await fetch(`${this.grove.url}/api/v1${address}`, { method, headers, body: body && JSON.stringify(body) });
    const text = await answer.text();
    assert.ok(answer.status < 500, `${method} ${address} answered ${answer.status}: ${text}`);
    return { status: answer.status, location: answer.headers.get("location"), json: /^[[{]/.test(text) ? JSON.parse(text) : {} };
  }

  async settle() {
    this.document = (await this.api("GET", "/openapi.json")).json;
    this.members = (await this.api("GET", "/members")).json.items.map((one) => one.handle).filter((handle) => !["ada", "nadia", "omar"].includes(handle));
    this.count = 0;
    this.others = [];
    for (let next = ""; next !== null && this.others.length < 2 * 335; ) {
      const { json } = await this.api("GET", `/topics?after=${next}`.replace(/\?after=$/, ""));
      this.others.push(...json.items.filter((one) => one.author !== "ada").map((one) => one.id));
      next = json.next;
    }
  }

  /** Something that somebody else wrote: nobody reports or removes their own. */
  other() {
    return this.others.pop() ?? this.topic();
  }

  async topic() {
    return (await this.api("POST", "/spaces/pests/topics", { kind: "discussion", title: `Plain ${this.count}`, body: "Plain words" })).json.id;
  }

  /** Something new of each kind, so that no payload overwrites another. */
  async fresh(noun) {
    this.count += 1;
    switch (noun) {
      case "topics":
        return this.topic();
      case "replies":
        this.thread = this.count % 30 === 1 || !this.thread ? await this.topic() : this.thread;
        return (await this.api("POST", `/topics/${this.thread}/replies`, { body: "Plain words" })).json.id;
      case "spaces":
        this.space ??= (await this.api("POST", "/spaces", { name: "Hostile", slug: "hostile", visibility: "public", joining: "open", kinds: ["discussion", "question"] })) && "hostile";
        return this.space;
      case "reports": {
        const target = await this.other();
        await this.api("POST", "/reports", { target, rule: 1, words: "Plain" });
        return (await this.api("GET", "/moderation/reports")).json.items.find((one) => one.target === target)?.id;
      }
      case "drafts":
        return `reply:${await this.topic()}`;
      default:
        return this.members[this.count % this.members.length];
    }
  }

  async address(place) {
    const segments = place.split("/");
    for (const [at, segment] of segments.entries()) if (segment.startsWith("{")) segments[at] = encodeURIComponent(await this.fresh(segments[at - 1]));
    return segments.join("/");
  }

  /** Pages that links do not always lead to. */
  pages() {
    const plain = Object.keys(this.document.paths).filter((place) => this.document.paths[place].get && !place.includes("{"));
    return [...plain, "/spaces/pests", "/spaces/hostile", "/spaces/hostile/settings", "/spaces/pests/feed", "/members/ada", "/sign-in", "/join", "/enter", "/compose", "/spaces/new"];
  }
}

/** Sends each payload in all texts of an operation at once; what is refused goes in shorter, and then not at all. */
async function plant(t, town, chosen) {
  const planted = new Set();
  const taken = new Map();
  for (const operation of operations(town.document).filter((one) => one.texts.length)) {
    for (const payload of chosen) {
      const refused = await send(town, operation, payload, planted);
      for (const { name } of operation.texts) taken.set(`${operation.name} ${name}`, (taken.get(`${operation.name} ${name}`) ?? 0) + !refused.has(name));
    }
  }
  const never = [...taken].filter(([name, count]) => !count && !NAMES.test(name.split(" ").at(-1))).map(([name]) => name);
  t.diagnostic(`${taken.size} texts of the API, ${[...taken].filter(([, count]) => count).length} of them take payloads`);
  assert.deepEqual(never, [], "these texts took no payload at all: hostile.mjs has to say what is valid beside them");
  return [...planted];
}

async function send(town, operation, payload, planted) {
  const address = await town.address(operation.place);
  const refused = new Set();
  let shorter = false;
  for (let tries = 0; tries < 6; tries += 1) {
    const text = shorter ? [...payload].slice(0, 60).join("") : payload;
    const body = { ...operation.valid };
    for (const { name, list } of operation.texts) if (!refused.has(name) && !NAMES.test(name)) body[name] = list ? [text] : text;
    for (const name of ["target", "reply"]) if (name in body && body[name] === null) body[name] = await (name === "reply" ? town.fresh("replies") : town.other());
    const answer = await town.api(operation.method, address, body);
    if (answer.status < 400) {
      if (answer.location) planted.add(answer.location.replace("/api/v1", ""));
      else if (!/\/(members|reports|moderation|settings|admin)/.test(address)) planted.add(address.replace(/\/(replies|topics|place|visibility|membership|members|step)$/, ""));
      return refused;
    }
    const fields = (answer.json.errors ?? []).map((error) => error.field);
    if (!fields.length) break;
    if (shorter) for (const field of fields) refused.add(field);
    shorter = true;
  }
  for (const { name } of operation.texts) refused.add(name);
  return refused;
}

/** A person at a browser who notices when something runs that should not. */
class Somebody {
  static async at(grove, t, who) {
    const { page, context, trouble } = who === "visitor" ? await grove.visitor(t) : await grove.person(t, who);
    // What is not there, and a form that is refused, are answers like others.
    trouble.expect(/Failed to load resource: the server responded with a status of 4\d\d/);
    await context.addInitScript(() => {
      const canary = (name) => (...words) => console.error(`canary: ${name}(${words})`);
      for (const name of ["alert", "confirm", "prompt", "print", "open"]) globalThis[name] = canary(name);
      Object.defineProperty(globalThis, "__pwned", { set: canary("__pwned") });
    });
    page.on("dialog", (dialog) => trouble.note(`dialog: ${dialog.message()}`) || dialog.dismiss());
    page.on("framenavigated", (frame) => frame.url().startsWith(grove.url) || /^(about:blank|chrome-error:)/.test(frame.url()) || trouble.note(`went to ${frame.url()}`));
    return Object.assign(new Somebody(), { page, trouble, grove, who, forms: new Map() });
  }

  /** Opens these pages and one page of each kind that they lead to. */
  async walk(addresses) {
    const shapes = new Set();
    const waiting = ["/", ...addresses];
    const most = waiting.length;
    let count = 0;
    for (let at = 0; at < waiting.length; at += 1) {
      const links = await this.open(waiting[at]);
      count += 1;
      for (const link of links) {
        if (shapes.has(shape(link)) || /^\/(sign-out|enter|api)/.test(link)) continue;
        shapes.add(shape(link));
        waiting.push(link);
      }
      assert.ok(count < most + 400, "there is an end to the kinds of pages");
    }
    return count;
  }

  /** The links of a page, once everything on it that could have run has run. */
  async open(address) {
    const answer = await this.go(address);
    if (!answer) return [];
    assert.ok(answer.status() < 500, `${address} answered ${answer.status()}`);
    const found = await this.page.evaluate(() => {
      // What waits for a hand: everything is hovered, focused and opened.
      for (const element of document.querySelectorAll("main *, aside *, header *")) {
        for (const name of ["mouseover", "focus", "pointerenter"]) element.dispatchEvent(new Event(name, { bubbles: name === "mouseover" }));
        if (element instanceof HTMLDetailsElement) element.open = true;
      }
      const links = [...document.querySelectorAll("a[href]")].filter((a) => a.origin === location.origin).map((a) => a.pathname + a.search);
      const bad = [...document.querySelectorAll("[href],[src],[action],[formaction]")].flatMap((e) => ["href", "src", "action", "formaction"].map((n) => e.getAttribute(n))).filter((v) => /^[\s\u0000-\u0020]*(javascript|data:text|vbscript)/i.test(v ?? ""));
      const ours = document.contentType === "text/html" ? [...document.querySelectorAll("*")] : [];
      const handlers = ours.flatMap((e) => [...e.attributes]).filter((a) => /^on/i.test(a.name) || a.name === "style").map((a) => `${a.name}=${a.value}`);
      const forms = [...document.forms].map((form) => ({ action: form.getAttribute("action") ?? location.pathname, texts: [...form.elements].filter((e) => e.name && /^(text|textarea|search|email|url|password)$/.test(e.type)).length, method: form.method }));
      return { links, bad: [...bad, ...handlers], forms };
    });
    for (const code of found.bad) this.trouble.note(`${address} holds ${code}`);
    for (const [at, form] of found.forms.entries()) {
      const kind = `${shape(form.action)} ${form.method}`;
      if (form.texts && !/sign-out|account|sessions|_method=DELETE/.test(form.action) && !this.forms.has(kind)) this.forms.set(kind, { address, at });
    }
    return found.links;
  }

  /** Goes there; nothing when there is no page but a file or a refusal without words. */
  async go(address, again = 3) {
    try {
      return await this.page.goto(address, { waitUntil: "load" });
    } catch (error) {
      // After a refusal without words Chromium goes to a page of its own, as soon as it pleases.
      if (again && error.message.includes("interrupted by another navigation")) return this.go(address, again - 1);
      if (!/ERR_ABORTED|ERR_HTTP_RESPONSE_CODE_FAILURE|Download is starting/.test(error.message)) throw error;
    }
  }

  /** Payloads in every query that is a text. */
  async ask(all, town, chosen) {
    for (const { place, names } of all) {
      const address = await town.address(place);
      // What only programs are told has no page.
      if (!(await this.page.request.get(address)).headers()["content-type"]?.includes("html")) continue;
      for (const payload of chosen) await this.open(`${address}?${new URLSearchParams(names.map((name) => [name, payload]))}`);
    }
    for (const payload of chosen) await this.open(`/sign-in?${new URLSearchParams({ next: payload })}`);
    for (const payload of chosen) await this.open(`/${encodeURIComponent(payload)}`);
  }

  /** Types a payload into all texts of each kind of form and sends it: the answer may show it again. */
  async fillForms(chosen) {
    let count = 0;
    for (const { address, at } of this.forms.values()) {
      const payload = chosen[count % chosen.length];
      count += 1;
      await this.page.goto(address);
      const there = await this.page.evaluate(([index, text]) => {
        const form = document.forms[index];
        if (!form) return false;
        for (const field of form.elements) if (field.name && /^(text|textarea|search|email|url|password)$/.test(field.type)) field.value = text;
        form.noValidate = true;
        return true;
      }, [at, payload]);
      if (!there) continue;
      await Promise.all([
        this.page.waitForEvent("load"),
        this.page.evaluate((index) => HTMLFormElement.prototype.submit.call(document.forms[index]), at),
      ]).catch((error) => assert.match(error.message, /Timeout|context was destroyed|navigation/));
    }
    return count;
  }
}
