import type { Sentences } from "./sentence"

/** What can be found out about the store as a whole. */
export const storeSentences = {
  // Whatever was to be looked at.
  unreadable: {
    check: "modules",
    message: "This could not be looked at: {{why}}",
    fix: "Run `npx medusa db:migrate`, and see that the store starts.",
  },
  "medusa-unknown": {
    check: "medusa",
    message: "Medusa's version could not be found out.",
    fix: "See that the store's packages are installed, and that it runs in its own folder.",
  },
  "medusa-fits": { check: "medusa", message: "Medusa {{version}} has what the plugin needs." },
  "medusa-old": {
    check: "medusa",
    message: "Medusa {{version}} is too old.",
    fix: "Update Medusa's packages to {{wanted}} or newer.",
  },
  "medusa-new": {
    check: "medusa",
    message: "Medusa {{version}} is newer than this plugin.",
    fix: "Update medusa-payment-amazon-pay.",
  },
  "modules-no-plugin": {
    check: "modules",
    message: "The plugin's own module is not loaded.",
    fix: 'List "medusa-payment-amazon-pay" under `plugins` in medusa-config.ts.',
  },
  "modules-no-provider": {
    check: "modules",
    message: "The payment module has no Amazon Pay provider.",
    fix: "Add one to its `providers` in medusa-config.ts, as the plugin's README shows.",
  },
  "modules-no-dependency": {
    check: "modules",
    message: "The payment module cannot reach the plugin's tables.",
    fix: 'Add `dependencies: ["{{module}}"]` to the payment module in medusa-config.ts.',
  },
  "modules-provider-off": {
    check: "modules",
    message: "Medusa has not enabled the provider {{provider}}.",
    fix: "Start the store once; it enables it.",
  },
  "modules-provider-unused": {
    check: "modules",
    message: "No region offers {{provider}}, so no buyer can choose it.",
    fix: "Enable it in a region, in the dashboard's settings.",
  },
  "modules-in-place": {
    check: "modules",
    message: "The plugin is loaded. Buyers can choose: {{providers}}.",
  },
  "migrations-done": { check: "migrations", message: "The plugin's tables are up to date." },
  "migrations-missing": {
    check: "migrations",
    message: "Of the plugin's {{all}} migrations, {{missing}} have not been run.",
    fix: "Run `npx medusa db:migrate`.",
  },
} as const satisfies Sentences
