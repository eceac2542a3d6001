// Sends each chosen file in parts, from where an earlier attempt stopped; without this script the form posts as usual.
const partBytes = 4 * 1024 * 1024;
const form = document.querySelector("form[data-uploads]");
const list = document.querySelector("[data-progress]");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const files = [...form.elements.files.files];
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    for (const file of files) await send(file);
    location.assign(`${form.action}?done=uploaded`);
  } catch (error) {
    list.append(line(error.message));
    button.disabled = false;
  }
});

async function send(file) {
  const bar = document.createElement("progress");
  bar.max = file.size || 1;
  list.append(line(file.name, bar));
  const {name, size, lastModified: modified} = file;
  let upload = await ask(form.dataset.uploads, {
    method: "POST",
    headers: {"content-type": "application/json"},
    body: JSON.stringify({name, size, modified})
  });
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
  const response = await fetch(url, request);
  if (response.ok || response.status === 409) return response.json();
  throw new Error(form.dataset.refused);
}

async function patiently(attempt, tries = 6) {
  for (let wait = 1_000; ; wait *= 2) {
    try {
      return await attempt();
    } catch (error) {
      if (--tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

function line(text, ...more) {
  const item = document.createElement("li");
  item.append(`${text} `, ...more);
  return item;
}
