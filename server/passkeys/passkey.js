// Makes a passkey, or signs in with one, through the browser's own WebAuthn; the buttons show only where that exists.
const failed = document.querySelector("[data-passkey-failed]");
const {PublicKeyCredential} = window;

if (PublicKeyCredential?.parseRequestOptionsFromJSON) {
  when("[data-passkey-add]", async ({passkeyAdd: base}) => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      await post(`${base}/options`)
    );
    await post(base, await navigator.credentials.create({publicKey}));
    location.reload();
  });
  when("[data-passkey-sign-in]", async ({passkeySignIn: base, next}) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
      await post(`${base}/options`)
    );
    await post(base, await navigator.credentials.get({publicKey}));
    location.assign(next);
  });
}

function when(selector, act) {
  const button = document.querySelector(selector);
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    failed.hidden = true;
    await act(button.dataset).catch(() => {
      failed.hidden = false;
    });
  });
}

async function post(url, body = {}) {
  const headers = {"content-type": "application/json"};
  const response = await fetch(url, {method: "POST", headers, body: JSON.stringify(body)});
  if (!response.ok) throw new Error(response.status);
  return response.json();
}
