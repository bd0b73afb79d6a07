// What: keeps what is typed in a form with data-bewaak on the server while it is typed, and offers it when the form is opened again.
// Source: GET, PUT and DELETE of /concepten. The form is known by the id of the act that it will be (the hidden field Input.ActId).
// Never: keeps a password, a file or the antiforgery token, or fills in a form by itself.

/** @typedef {{ id: string, moment: string, velden: [string, string][] }} Concept */

const ID = 'Input.ActId';
const TOKEN = '__RequestVerificationToken';
const WAIT = 1500;

export function keepDrafts() {
  for (const form of document.querySelectorAll('form[data-bewaak]'))
    if (form instanceof HTMLFormElement && field(form, ID)) keep(form);
}

/** @param {HTMLFormElement} form */
function keep(form) {
  const path = window.location.pathname;
  const note = document.createElement('p');
  note.className = 'tz-sub tz-niet-druk';
  note.setAttribute('role', 'status');
  form.append(note);
  let timer = 0;
  let busy = false;
  let sent = false;

  form.addEventListener('input', () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(save, WAIT);
  });
  form.addEventListener('submit', () => {
    sent = true;
    window.clearTimeout(timer);
  });
  window.addEventListener('pageshow', () => {
    sent = false;
  });
  // A form that came back with errors shows what was typed; there is nothing to offer, but it is worth keeping.
  if (document.getElementById('foutenoverzicht')) void save();
  else void offer(form, path);

  async function save() {
    if (sent) return;
    if (busy) {
      timer = window.setTimeout(save, WAIT);
      return;
    }
    busy = true;
    try {
      const answer = await send(form, 'PUT', value(form, ID), JSON.stringify({ pad: path, velden: values(form).map(([naam, waarde]) => ({ naam, waarde })) }));
      if (answer.status === 401) say('U bent niet meer aangemeld. Meld u aan in een ander tabblad en ga hier verder. Uw tekst blijft staan.');
      else if (answer.status === 204) say('');
      else if (answer.ok) {
        const { moment, geweigerd, bericht } = await answer.json();
        mark(form, geweigerd, bericht);
        say(
          geweigerd.length > 0
            ? `Let op: ${geweigerd.length > 1 ? 'van een paar velden' : 'van een veld'} is niet bewaard wat u nu typt. ${bericht} De rest is bewaard op ${moment}.`
            : `Concept bewaard op ${moment}. Alleen u ziet het, een week lang.`,
        );
      }
      else say('Het concept is niet bewaard. Uw tekst staat alleen nog in dit scherm.');
    } catch {
      say('Er is geen verbinding. Uw tekst staat alleen nog in dit scherm.');
    } finally {
      busy = false;
    }
  }

  /** @param {string} text */
  function say(text) {
    if (note.textContent !== text) note.textContent = text;
  }
}

/**
 * Says at each field that was not kept why; and takes away what it said when that is mended.
 * @param {HTMLFormElement} form
 * @param {string[]} names
 * @param {string | null} message
 */
function mark(form, names, message) {
  for (const it of form.querySelectorAll('input,textarea')) {
    if (!(it instanceof HTMLInputElement || it instanceof HTMLTextAreaElement) || it.type === 'hidden') continue;
    const id = `${it.id}-concept`;
    const there = document.getElementById(id);
    const refused = names.includes(it.name);
    if (refused && !there) {
      const text = document.createElement('p');
      text.id = id;
      text.className = 'utrecht-form-field-error-message';
      text.textContent = message ?? '';
      it.before(text);
      it.setAttribute('aria-describedby', `${it.getAttribute('aria-describedby') ?? ''} ${id}`.trim());
    } else if (!refused && there) {
      there.remove();
      it.setAttribute('aria-describedby', (it.getAttribute('aria-describedby') ?? '').replace(id, '').trim());
    }
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} path
 */
async function offer(form, path) {
  try {
    const answer = await fetch(`/concepten?pad=${encodeURIComponent(path)}`, { headers: { 'X-Requested-With': 'XMLHttpRequest' }, cache: 'no-store' });
    if (answer.status !== 200) return;
    /** @type {Concept} */
    const draft = await answer.json();
    form.prepend(banner(form, draft));
  } catch {
    // Without a connection there is nothing to offer; the form works all the same.
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {Concept} draft
 */
function banner(form, draft) {
  const box = document.createElement('div');
  box.className = 'utrecht-alert utrecht-alert--info tz-niet-druk';
  box.setAttribute('role', 'status');
  const inner = document.createElement('div');
  inner.className = 'utrecht-alert__content';
  const text = document.createElement('p');
  text.className = 'nl-paragraph';
  text.textContent = `U begon hier op ${draft.moment} en hebt toen niet opgeslagen.`;
  const buttons = document.createElement('div');
  buttons.className = 'utrecht-action-group';
  buttons.append(
    button('Verder waar ik was', () => {
      fill(form, draft);
      box.remove();
      const first = form.querySelector('input:not([type=hidden]),textarea,select');
      if (first instanceof HTMLElement) first.focus();
    }),
    button('Weggooien', () => {
      void send(form, 'DELETE', draft.id);
      box.remove();
    }),
  );
  inner.append(text, buttons);
  box.append(inner);
  return box;
}

/**
 * @param {string} text
 * @param {() => void} does
 */
function button(text, does) {
  const it = document.createElement('button');
  it.type = 'button';
  it.className = 'nl-button nl-button--secondary';
  it.textContent = text;
  it.addEventListener('click', does);
  return it;
}

/**
 * Also the hidden fields: with the id the form is the same form, and with the version of then a change by somebody else still shows.
 * @param {HTMLFormElement} form
 * @param {Concept} draft
 */
function fill(form, draft) {
  const given = new Map();
  for (const [name, text] of draft.velden) given.set(name, [...(given.get(name) ?? []), text]);
  given.set(ID, [draft.id]);
  for (const it of form.elements) {
    if (it instanceof HTMLInputElement && (it.type === 'radio' || it.type === 'checkbox')) it.checked = (given.get(it.name) ?? []).includes(it.value);
    else if ((it instanceof HTMLInputElement && keeps(it)) || it instanceof HTMLTextAreaElement || it instanceof HTMLSelectElement) {
      const hiddenOfBox = it instanceof HTMLInputElement && it.type === 'hidden' && form.querySelector(`input[type=checkbox][name="${CSS.escape(it.name)}"]`);
      const left = given.get(it.name);
      if (left && !hiddenOfBox) it.value = left[0] ?? '';
    }
  }
  form.dispatchEvent(new Event('input', { bubbles: true }));
}

/** @param {HTMLFormElement} form */
const values = form =>
  /** @type {[string, string][]} */ ([...new FormData(form)].filter(([name, text]) => typeof text === 'string' && name !== TOKEN && name !== ID && keeps(field(form, name))));

/** @param {Element | null} it */
const keeps = it => !(it instanceof HTMLInputElement && (it.type === 'password' || it.type === 'file' || it.name === TOKEN));

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
const field = (form, name) => form.querySelector(`[name="${CSS.escape(name)}"]`);

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
const value = (form, name) => /** @type {HTMLInputElement | null} */ (field(form, name))?.value ?? '';

/**
 * @param {HTMLFormElement} form
 * @param {string} method
 * @param {string} id
 * @param {string} [body]
 */
const send = (form, method, id, body) =>
  fetch(`/concepten/${id}`, {
    method,
    // The header with which the sign-in cookie answers 401 instead of a page.
    headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'XMLHttpRequest', RequestVerificationToken: value(form, TOKEN) },
    body,
    keepalive: method === 'DELETE',
  });
