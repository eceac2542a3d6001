// Sends each chosen file in parts, from where an earlier attempt stopped; without this script the form posts as usual.
const partBytes = 4 * 1024 * 1024;
const form = document.querySelector("form[data-uploads]");
const list = document.querySelector("[data-progress]");
const checking = document.querySelector("[data-checking]");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  list.replaceChildren();
  try {
    for (const file of form.elements.files.files) await send(file);
    location.assign(`${form.action}?done=uploaded`);
  } catch (error) {
    list.append(line(error.message));
    button.disabled = false;
  }
});

async function send(file) {
  const bar = document.createElement("progress");
  bar.max = file.size || 1;
  bar.setAttribute("aria-label", file.name);
  list.append(line(file.name, bar));
  const {name, size, lastModified: modified} = file;
  let upload = await patiently(() =>
    ask(form.dataset.uploads, {
      method: "POST",
      headers: {"content-type": "application/json"},
      body: JSON.stringify({name, size, modified})
    })
  );
  while (upload.received < size) {
    bar.value = upload.received;
    const {id, received: offset} = upload;
    const body = file.slice(offset, offset + partBytes);
    upload = await patiently(() =>
      ask(`${form.dataset.uploads}/${id}`, {
        method: "PATCH",
        headers: {"upload-offset": offset},
        body
      })
    );
  }
  bar.value = bar.max;
}

/** An answer is where the upload stands now, also when the part was not taken (409). */
async function ask(url, request) {
  const response = await fetch(url, request).catch(() => null);
  if (response?.ok || response?.status === 409) return response.json();
  if (response?.status === 400) throw new Refusal(form.dataset.refused);
  throw new Error(form.dataset.broken);
}

class Refusal extends Error {}

async function patiently(attempt, tries = 6) {
  for (let wait = 1_000; ; wait *= 2) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Refusal || --tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

function line(text, ...more) {
  const item = document.createElement("li");
  item.append(`${text} `, ...more);
  return item;
}

// A check that is under way: look again until it is over, then show it.
while (checking) {
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const page = await fetch(location.pathname).then(
    (answer) => answer.text(),
    () => null
  );
  if (page !== null && !page.includes("data-checking")) location.reload();
}
