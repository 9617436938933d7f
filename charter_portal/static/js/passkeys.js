// Passkeys, where the browser knows them: shows the buttons marked data-passkey, and fills in the form's `credential`.
(function () {
  'use strict';
  const isName = !/^[\d.]+$|:/.test(location.hostname); // a passkey belongs to a name, not to a number
  if (!window.PublicKeyCredential || !window.isSecureContext || !isName) return;

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

  function read(options) {
    const key = options.publicKey;
    key.challenge = bytes(key.challenge);
    if (key.user) key.user.id = bytes(key.user.id);
    for (const list of [key.excludeCredentials, key.allowCredentials]) {
      for (const credential of list || []) credential.id = bytes(credential.id);
    }
    return options;
  }

  function written(credential) {
    const response = {};
    for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    }
    return JSON.stringify({
      id: credential.id, rawId: text(credential.rawId), type: credential.type, response,
      clientExtensionResults: credential.getClientExtensionResults(),
    });
  }

  const onPage = () => JSON.parse(document.getElementById('passkey-options').textContent);
  const ways = {
    create() {
      const options = read(onPage().creation_options);
      Object.assign(options.publicKey.authenticatorSelection, {
        residentKey: 'required', requireResidentKey: true, userVerification: 'required',
      });
      return navigator.credentials.create(options);
    },
    use: () => navigator.credentials.get(read(onPage().request_options)),
    async 'sign-in'(form) {
      const answer = await fetch(form.action, { headers: { Accept: 'application/json' } });
      return navigator.credentials.get(read((await answer.json()).request_options));
    },
  };

  const failed = document.querySelector('[data-passkey-failed]');
  for (const note of document.querySelectorAll('[data-passkey-absent]')) note.hidden = true;
  for (const button of document.querySelectorAll('[data-passkey]')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      failed.hidden = true;
      try {
        button.form.elements.credential.value = written(await ways[button.dataset.passkey](button.form));
        button.form.submit();
      } catch {
        failed.hidden = false;
      }
    });
  }
})();
