// Prepares the page before it is painted. The page waits only for this script.
{
  const { classList, dataset } = document.documentElement;
  const { src, dataset: built } = document.currentScript;
  const parameters = new URLSearchParams(location.search);
  let theme = parameters.get("theme");
  const embedded = parameters.get("embed") === "1";
  parameters.delete("theme");
  parameters.delete("embed");

  // The user's choice, unless the link has one. Some browsers have no storage for pages on a disk.
  try {
    if (!embedded) theme ??= localStorage.getItem("wandb-planner/theme");
  } catch {}

  // Browsers do not load modules from a disk, so the page stays static there.
  if (!src || location.protocol !== "file:") classList.add("scripted");
  if (theme === "light" || theme === "dark") dataset.theme = theme;
  if (embedded) {
    classList.add("embedded");
    // The planner keeps this in the address.
    dataset.kept = `&embed=1${dataset.theme ? `&theme=${theme}` : ""}`;
  }
  // The page was built with one plan. A link to another plan must not show that one first.
  const link = `${parameters}${location.hash.includes("=") ? location.hash : ""}`;
  if (built.plan && link && `?${link}` !== built.plan) classList.add("linked");
}
