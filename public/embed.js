// <wandb-planner tier="combined" environment="production" cloud="aws" theme="dark">
// shows the planner with a plan. The element's content is for visitors without scripts.
{
  const root = new URL(".", document.currentScript.src);
  const NAMES = { tier: "tier", environment: "env", cloud: "cloud", nodes: "nodes" };

  class WandbPlanner extends HTMLElement {
    static observedAttributes = [...Object.keys(NAMES), "theme"];

    connectedCallback() {
      this.frame = document.createElement("iframe");
      Object.assign(this.frame, { title: "W&B Deployment Planner", loading: "lazy", width: "100%", height: 800 });
      this.frame.allow = "clipboard-write";
      this.frame.setAttribute("frameborder", "0");
      this.full = document.createElement("a");
      this.full.textContent = "Open this plan in the planner";
      this.show();
      this.replaceChildren(this.frame, this.full);
      addEventListener("message", this);
    }

    disconnectedCallback() {
      removeEventListener("message", this);
    }

    attributeChangedCallback() {
      if (this.frame) this.show();
    }

    show() {
      const link = new URLSearchParams({ v: 1 });
      for (const [name, parameter] of Object.entries(NAMES)) {
        if (this.hasAttribute(name)) link.set(parameter, this.getAttribute(name));
      }
      this.full.href = new URL(`?${link}`, root);
      link.set("embed", 1);
      if (this.hasAttribute("theme")) link.set("theme", this.getAttribute("theme"));
      this.frame.src = new URL(`?${link}`, root);
    }

    handleEvent({ source, origin, data }) {
      if (source === this.frame.contentWindow && origin === root.origin && data?.type === "wandb-planner:height") {
        this.frame.height = Math.ceil(data.height);
      }
    }
  }
  customElements.define("wandb-planner", WandbPlanner);
}
