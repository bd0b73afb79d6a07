// What: "/" goes to the search field. Only outside fields, so that it can be typed there.

export function shortcuts() {
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (target && (target.isContentEditable || target.matches('input,textarea,select') || target.closest('dialog'))) return;
    const search = document.getElementById('zoekterm');
    if (!search) return;
    event.preventDefault();
    search.focus();
  });
}
