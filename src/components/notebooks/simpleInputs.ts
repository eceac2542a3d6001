/** The selects of a notebook, on the site and in a room without network: a fifth of what Observable Inputs weighs. */

type Valued = Element & {value: unknown};

/** Plain elements whose `value` is what was chosen, as Observable's `view` asks. */
export const simpleInputs = (document: Document) => ({
  select(options: ReadonlyMap<string, string>, {label}: {label: string}): Element {
    const select = document.createElement("select");
    for (const [text, value] of options) {
      const option = document.createElement("option");
      option.textContent = text;
      option.value = value;
      select.append(option);
    }
    const name = document.createElement("label");
    name.append(label, select);
    Object.defineProperty(name, "value", {get: () => select.value});
    return name;
  },
  form(inputs: Readonly<Record<string, Element>>): Element {
    const form = document.createElement("div");
    form.append(...Object.values(inputs));
    Object.defineProperty(form, "value", {
      get: () =>
        Object.fromEntries(
          Object.entries(inputs).map(([name, input]) => [name, (input as Valued).value])
        )
    });
    return form;
  }
});
