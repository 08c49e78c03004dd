// What the browser tests stand on: a server of their own on a free port with a data directory of its
// own, Debian's Chromium, and people in it. A page that writes an error to the console, breaks the
// content security policy or asks another machine for anything fails its test.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import test from "node:test";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

const run = promisify(execFile);
export const root = path.resolve(import.meta.dirname, "../..");
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");
/** The program under test; another build of it can be named. */
export const binary = process.env.GROVE_TEST_BINARY ?? path.join(target, "debug/grove");

/** What the program inherits: nothing that is meant for it elsewhere, or for these tests. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GROVE_")));

/** Nobody answers here faster on a busy machine of two cores. */
const PATIENCE = 20_000;

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** A running Grove. `demo` fills it with the demo community; without, it is new and empty. */
export class Grove {
  static async start(t, { demo = false } = {}) {
    const folder = await mkdtemp(path.join(tmpdir(), "grove-browser-"));
    const grove = new Grove();
    grove.data = path.join(folder, "data");
    t.after(() => grove.#stop(folder));
    if (demo) await cp(await demoData(), grove.data, { recursive: true });
    const port = await freePort();
    grove.url = `http://127.0.0.1:${port}`;
    grove.#serve(port);
    await grove.#ready();
    grove.browser = await chromium.launch({ executablePath: await chromiumPath(), args: FLAGS });
    return grove;
  }

  browser;
  #process;
  #said = "";

  #serve(port) {
    const flags = ["serve", "--data", this.data, "--listen", `127.0.0.1:${port}`, "--public-url", this.url];
    this.#process = spawn(binary, flags, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.#process.stdout, this.#process.stderr]) stream.on("data", (text) => (this.#said += text));
  }

  async #ready() {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end && this.#process.exitCode === null) {
      const answer = await fetch(`${this.url}/readyz`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((wake) => setTimeout(wake, 50));
    }
    throw new Error(`the server did not become ready; it said:\n${this.#said}`);
  }

  /** A stop is part of each test: the server ends by itself, with 0, when asked to. */
  async #stop(folder) {
    // A browser that does not close by itself ends with this process; the server is what is tested.
    await Promise.race([this.browser?.close(), new Promise((wake) => setTimeout(wake, 5_000).unref())]);
    const server = this.#process;
    const running = server && server.exitCode === null && server.signalCode === null;
    const code = running ? await ended(server) : server?.exitCode;
    await rm(folder, { recursive: true, force: true });
    if (server) assert.equal(code, 0, `the server ended with ${code}; it said:\n${this.#said}`);
  }

  /** The command line beside the running server; returns what it printed. */
  async admin(...words) {
    const { stdout } = await run(binary, ["admin", ...words, "--data", this.data], { cwd: root, env: { ...env, GROVE_PUBLIC_URL: this.url } });
    return stdout.trim();
  }

  /** A one-time link for the owner, who is made if there is none yet. */
  async ownerLink(newcomer) {
    const who = newcomer ? ["--email", newcomer.email, "--name", newcomer.name] : [];
    return linkIn(await this.admin("owner", ...who));
  }

  /** A one-time link for a member, by handle. */
  async memberLink(handle) {
    return linkIn(await this.admin("link", "--member", handle));
  }

  /** The link in the newest letter to somebody, once it has been written. */
  async mailedLink(address) {
    const folder = path.join(this.data, "mail");
    for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((wake) => setTimeout(wake, 100))) {
      for (const name of (await readdir(folder).catch(() => [])).sort().reverse()) {
        const letter = decoded(await readFile(path.join(folder, name), "utf8"));
        if (letter.includes(address)) return linkIn(letter);
      }
    }
    throw new Error(`no letter to ${address} came`);
  }

  /** Somebody at a browser, as a visitor. `javaScript: false` switches it off. */
  async visitor(t, { javaScript = true, width = 1440, height = 900, dark = false, ...more } = {}) {
    const context = await this.browser.newContext({
      baseURL: this.url,
      javaScriptEnabled: javaScript,
      viewport: { width, height },
      colorScheme: dark ? "dark" : "light",
      reducedMotion: "reduce",
      ...more,
    });
    context.setDefaultTimeout(PATIENCE);
    const trouble = await watch(context);
    const page = await context.newPage();
    t.after(() => trouble.judge());
    return { page, context, trouble };
  }

  /** The same, signed in through a one-time link: "owner", or a member's handle. */
  async person(t, who, options) {
    const somebody = await this.visitor(t, options);
    const link = who === "owner" ? await this.ownerLink() : await this.memberLink(who);
    await follow(somebody.page, link);
    return somebody;
  }
}

/** A journey, once with JavaScript and once without it: everything must work in both. */
export function withAndWithout(name, journey) {
  for (const javaScript of [true, false]) test(`${name}, JavaScript ${javaScript ? "on" : "off"}`, { timeout: 90_000 }, (t) => journey(t, javaScript));
}

/** Words in the text of the page. */
export function said(page, words) {
  return page.getByRole("main").locator("p, li, strong").filter({ hasText: words }).first();
}

/** The address of the topic with these words in its title, found as people find it. */
export async function titled(page, words) {
  await page.goto(`/search?q=${encodeURIComponent(`"${words}"`)}`);
  const href = await page.getByRole("main").getByRole("link", { name: words }).first().getAttribute("href");
  return href.split("#")[0];
}

/** Opens a one-time link. A link alone signs nobody in, for mail scanners open links too. */
export async function follow(page, link) {
  await page.goto(link);
  const button = page.locator("main form button[type=submit]").first();
  if (await button.count()) await button.click();
  await page.waitForLoadState("load");
}

/** Everything wrong that pages of a context did; `expect` names what a test provokes on purpose. */
class Trouble {
  #found = [];
  #expected = [];
  note(what) {
    this.#found.push(what);
  }
  expect(pattern) {
    this.#expected.push(pattern);
  }
  judge() {
    const found = this.#found.filter((what) => !this.#expected.some((pattern) => pattern.test(what)));
    assert.deepEqual(found, [], "pages did what they must not");
  }
}

async function watch(context) {
  const trouble = new Trouble();
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`));
  });
  await context.route(
    (url) => /^(https?|wss?):$/.test(url.protocol) && url.hostname !== "127.0.0.1",
    (route) => {
      trouble.note(`asked another machine: ${route.request().url()}`);
      return route.abort();
    },
  );
  context.on("console", (message) => {
    if (message.type() === "error") trouble.note(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => trouble.note(`script: ${error.error()}`));
  context.on("response", (answer) => {
    if (answer.status() >= 500) trouble.note(`${answer.status()}: ${answer.url()}`);
  });
  return trouble;
}

/** Fails on what axe finds against WCAG 2.2 AA; each line names the rule and the first place. */
export async function accessible(page) {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: "tag", values } }), tags);
  const lines = violations.map((v) => `${v.id}: ${v.help}: ${v.nodes[0].target.join(" ")} (${v.nodes.length})`);
  assert.deepEqual(lines, [], `axe at ${page.url()}`);
}

/** No page may be wider than its window. */
export async function fits(page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${page.url()} is ${wide} px too wide`);
}

/** A picture, for people; under target/shots unless the name is a path. */
export async function shot(page, name) {
  const file = path.isAbsolute(name) ? name : path.join(target, "shots", `${name}.png`);
  await mkdir(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file, fullPage: true, animations: "disabled" });
  return file;
}

/** The demo community, made once a run; bin/test makes it before and names it. */
async function demoData() {
  if (process.env.GROVE_TEST_DEMO) return process.env.GROVE_TEST_DEMO;
  const folder = path.join(await mkdtemp(path.join(tmpdir(), "grove-demo-")), "data");
  await run(binary, ["demo", "--data", folder], { cwd: root, env, maxBuffer: 1 << 26 });
  process.env.GROVE_TEST_DEMO = folder;
  process.once("beforeExit", () => rm(path.dirname(folder), { recursive: true, force: true }));
  return folder;
}

async function chromiumPath() {
  const { stdout } = await run("which", ["chromium"]);
  return stdout.trim();
}

function linkIn(text) {
  const link = text.match(/https?:\/\/[^\s<>"]+/g)?.at(-1);
  assert.ok(link, `no link in what was printed: ${text}`);
  return link;
}

/** A letter without the transport encoding that breaks its lines and links. */
function decoded(letter) {
  return letter.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
}

function freePort() {
  return new Promise((found) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/** Asks a process to end; its exit code, or the signal when it had to be killed. */
function ended(child) {
  return new Promise((done) => {
    const last = setTimeout(() => child.kill("SIGKILL"), 15_000);
    child.once("exit", (code, signal) => {
      clearTimeout(last);
      done(code ?? signal);
    });
    child.kill("SIGTERM");
  });
}
