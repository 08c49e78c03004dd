declare module "htmx.org/dist/htmx.esm.js" {
  const htmx: { process(root: Element): void };
  export default htmx;
}
