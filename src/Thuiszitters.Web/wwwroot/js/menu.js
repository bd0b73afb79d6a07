// What: closes the user menu on Escape or a click elsewhere, and opens the navigation on wide screens in browsers that
//       cannot show a closed details.

export function foldMenus() {
  const user = document.querySelector('.tz-gebruiker');
  if (user instanceof HTMLDetailsElement) {
    document.addEventListener('click', event => {
      if (event.target instanceof Node && !user.contains(event.target)) user.open = false;
    });
    user.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !user.open) return;
      user.open = false;
      user.querySelector('summary')?.focus();
    });
  }
  const nav = document.querySelector('.tz-menu');
  if (nav instanceof HTMLDetailsElement && !CSS.supports('selector(::details-content)') && window.matchMedia('(min-width:901px)').matches)
    nav.open = true;
}
