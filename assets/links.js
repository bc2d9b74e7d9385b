// A click on an answer changes the address without drawing the footer: the links to the other
// language take the address as it is when they are used.
for (const used of ["pointerdown", "click"]) {
  document.addEventListener(
    used,
    ({ target }) => {
      const link = target.closest?.('a[lang][href^="?"]');
      if (!link) return;
      const query = new URLSearchParams(location.search);
      query.set("lang", link.lang);
      link.href = `?${query}`;
    },
    true,
  );
}
