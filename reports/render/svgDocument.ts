/**
 * As much of a document as drawing asks for: elements, attributes, text, their order and their words as markup.
 * A whole one costs several times the drawing itself, and more again in memory to clean up after.
 */

type Child = SvgElement | SvgText;

class SvgNode {
  parentNode: SvgElement | null = null;
  readonly ownerDocument: SvgDocument;
  constructor(ownerDocument: SvgDocument) {
    this.ownerDocument = ownerDocument;
  }

  get nextSibling(): Child | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this as unknown as Child) + 1] ?? null;
  }
  get parentElement(): SvgElement | null {
    return this.parentNode;
  }
  remove(): void {
    const siblings = this.parentNode?.childNodes;
    siblings?.splice(siblings.indexOf(this as unknown as Child), 1);
    this.parentNode = null;
  }
  replaceWith(...given: (Child | string)[]): void {
    const {parentNode, nextSibling} = this;
    this.remove();
    for (const one of given) parentNode?.insertBefore(this.ownerDocument.nodeOf(one), nextSibling);
  }
}

class SvgText extends SvgNode {
  readonly nodeType = 3;
  textContent: string;
  constructor(ownerDocument: SvgDocument, text: string) {
    super(ownerDocument);
    this.textContent = text;
  }
  get outerHTML(): string {
    return escapeText(this.textContent);
  }
}

class SvgElement extends SvgNode {
  readonly nodeType = 1;
  readonly childNodes: Child[] = [];
  readonly #attributes = new Map<string, string>();
  readonly style = {
    setProperty: (name: string, value: string): void => this.#restyle(name, value),
    removeProperty: (name: string): void => this.#restyle(name, null)
  };
  readonly tagName: string;
  readonly namespaceURI: string;
  constructor(ownerDocument: SvgDocument, tagName: string, namespaceURI: string) {
    super(ownerDocument);
    this.tagName = tagName;
    this.namespaceURI = namespaceURI;
  }

  get attributes(): {name: string; value: string}[] {
    return [...this.#attributes].map(([name, value]) => ({name, value}));
  }
  getAttributeNames(): string[] {
    return [...this.#attributes.keys()];
  }
  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }
  hasAttribute(name: string): boolean {
    return this.#attributes.has(name);
  }
  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, String(value));
  }
  setAttributeNS(_namespace: string, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }
  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }
  removeAttributeNS(_namespace: string, name: string): void {
    this.removeAttribute(name);
  }
  /** What handles events is not there to be drawn. */
  addEventListener(): void {}

  get children(): SvgElement[] {
    return this.childNodes.filter((child) => child instanceof SvgElement);
  }
  get firstChild(): Child | null {
    return this.childNodes[0] ?? null;
  }
  get lastChild(): Child | null {
    return this.childNodes.at(-1) ?? null;
  }
  appendChild<C extends Child>(child: C): C {
    return this.insertBefore(child, null);
  }
  append(...given: (Child | string)[]): void {
    for (const one of given) this.appendChild(this.ownerDocument.nodeOf(one));
  }
  insertBefore<C extends Child>(child: C, before: Child | null): C {
    child.remove();
    const place = before ? this.childNodes.indexOf(before) : this.childNodes.length;
    this.childNodes.splice(place, 0, child);
    child.parentNode = this;
    return child;
  }
  removeChild<C extends Child>(child: C): C {
    child.remove();
    return child;
  }

  get textContent(): string {
    return this.childNodes.map((child) => child.textContent).join("");
  }
  set textContent(text: string) {
    for (const child of [...this.childNodes]) child.remove();
    if (text !== "") this.appendChild(this.ownerDocument.createTextNode(text));
  }

  /** By tag, or "*", several with commas: no other selector is asked for. */
  matches(selector: string): boolean {
    return tagsOf(selector).some((tag) => tag === "*" || tag === this.tagName);
  }
  querySelectorAll(selector: string): SvgElement[] {
    const tags = tagsOf(selector);
    const found: SvgElement[] = [];
    const visit = (element: SvgElement): void => {
      for (const child of element.children) {
        if (tags.includes("*") || tags.includes(child.tagName)) found.push(child);
        visit(child);
      }
    };
    visit(this);
    return found;
  }
  querySelector(selector: string): SvgElement | null {
    return this.querySelectorAll(selector)[0] ?? null;
  }

  get outerHTML(): string {
    const attributes = [...this.#attributes].map(
      ([name, value]) => ` ${name}="${escapeAttribute(value)}"`
    );
    const inside = this.childNodes.map((child) => child.outerHTML).join("");
    const open = `<${this.tagName}${attributes.join("")}`;
    return inside === "" ? `${open} />` : `${open}>${inside}</${this.tagName}>`;
  }

  #restyle(name: string, value: string | null): void {
    const rules = new Map(
      (this.getAttribute("style") ?? "")
        .split(";")
        .filter((rule) => rule !== "")
        .map((rule) => rule.split(":") as [string, string])
    );
    if (value === null) rules.delete(name);
    else rules.set(name, value);
    this.setAttribute("style", [...rules].map(([rule, told]) => `${rule}:${told}`).join(";"));
  }
}

class SvgDocument {
  readonly defaultView = null;
  readonly documentElement = new SvgElement(this, "html", "http://www.w3.org/1999/xhtml");

  createElement(name: string): SvgElement {
    return new SvgElement(this, name, "http://www.w3.org/1999/xhtml");
  }
  createElementNS(namespace: string, name: string): SvgElement {
    return new SvgElement(this, name, namespace);
  }
  createTextNode(text: string): SvgText {
    return new SvgText(this, text);
  }
  nodeOf(given: Child | string): Child {
    return typeof given === "string" ? this.createTextNode(given) : given;
  }
}

function tagsOf(selector: string): string[] {
  const tags = selector.split(/\s*,\s*/);
  const strange = tags.find((tag) => !/^(\*|[a-z]+)$/i.test(tag));
  if (strange)
    throw new Error(`a drawing is asked for ${JSON.stringify(strange)}: only tags are known`);
  return tags;
}

const escapeText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const escapeAttribute = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** Stands where charts ask for a document; what they do not ask for is not in it. */
export const svgDocument = (): Document => new SvgDocument() as unknown as Document;
