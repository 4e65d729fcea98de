// Before anything is shown: whether there is a script, which view, light or dark.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  root.dataset.view = matchMedia("(min-width: 48rem)").matches ? "grid" : "list";
  try {
    const scheme = localStorage.getItem("programme:scheme");
    if (scheme) root.dataset.scheme = scheme;
  } catch { /* a browser may keep nothing for pages */ }
})();
