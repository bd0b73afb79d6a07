// What: asks once more before a button with data-bevestig="Weet u het zeker?" does its work.
// Never: the only guard; what cannot be undone has a page of its own that asks the same without script.

export function confirmFirst() {
  document.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest('button[data-bevestig]') : null;
    if (!(button instanceof HTMLButtonElement) || !button.form) return;
    event.preventDefault();
    event.stopPropagation();
    ask(button.dataset.bevestig ?? '', button.dataset.bevestigKnop ?? button.textContent?.trim() ?? 'Ja', button.classList.contains('nl-button--negative')).then(yes => {
      // requestSubmit does not click, so the question is not asked again.
      if (yes) button.form?.requestSubmit(button);
    });
  }, true);
}

/**
 * @param {string} question
 * @param {string} yesText
 * @param {boolean} negative
 * @returns {Promise<boolean>}
 */
function ask(question, yesText, negative) {
  const dialog = document.createElement('dialog');
  dialog.className = 'tz-dialoog';
  const text = document.createElement('p');
  text.id = 'tz-dialoog-vraag';
  text.className = 'nl-paragraph';
  text.textContent = question;
  dialog.setAttribute('aria-labelledby', text.id);
  const form = document.createElement('form');
  form.method = 'dialog';
  form.className = 'utrecht-action-group';
  const yes = choice(yesText, 'ja', negative ? 'nl-button--primary nl-button--negative' : 'nl-button--primary');
  const no = choice('Annuleren', 'nee', 'nl-button--secondary');
  form.append(yes, no);
  dialog.append(text, form);
  document.body.append(dialog);
  dialog.showModal();
  no.focus();
  return new Promise(resolve => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'ja');
    });
  });
}

/**
 * @param {string} text
 * @param {string} value
 * @param {string} kind
 */
function choice(text, value, kind) {
  const button = document.createElement('button');
  button.className = `nl-button ${kind}`;
  button.value = value;
  button.textContent = text;
  return button;
}
