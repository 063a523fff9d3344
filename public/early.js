// Says how the page is used, before it is painted: the page waits for this script and for no other.
{
  const { classList, dataset } = document.documentElement;
  const { src, dataset: built } = document.currentScript;
  const parameters = new URLSearchParams(location.search);
  let theme = parameters.get("theme");
  const embedded = parameters.get("embed") === "1";
  parameters.delete("theme");
  parameters.delete("embed");

  // A person's own choice, unless the link has one. Some browsers keep nothing for pages on a disk.
  try {
    if (!embedded) theme ??= localStorage.getItem("wandb-planner/theme");
  } catch {}

  // Browsers load no modules from a disk: there, the page stays as it was built.
  if (!src || location.protocol !== "file:") classList.add("scripted");
  if (theme === "light" || theme === "dark") dataset.theme = theme;
  if (embedded) {
    classList.add("embedded");
    // The planner keeps this in the address.
    dataset.kept = `&embed=1${dataset.theme ? `&theme=${theme}` : ""}`;
  }
  // The page was built with one plan. A link to another must not show it first.
  const link = `${parameters}${location.hash.includes("=") ? location.hash : ""}`;
  if (built.plan && link && `?${link}` !== built.plan) classList.add("linked");
}
