import js from "@eslint/js"
import medusa from "@medusajs/eslint-plugin"
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript"
import { importX } from "eslint-plugin-import-x"
import tseslint from "typescript-eslint"

/**
 * The layers of `src`, and for each those it may import from. The dependency rule: triggers → workflows → views and actions →
 * reconciliation → posting → module → clients; nothing imports back up. Triggers that receive notifications read `ipn` for
 * its errors.
 */
const layers = {
  net: [],
  mws: ["net"],
  ipn: ["mws", "net"],
  modules: ["mws", "ipn", "net"],
  providers: ["modules", "mws"],
  charging: ["modules", "mws"],
  medusa: ["charging", "modules"],
  "medusa-repairs": ["medusa", "charging", "modules"],
  posting: ["medusa-repairs", "medusa", "charging", "modules"],
  reconciliation: ["posting", "medusa-repairs", "medusa", "charging", "modules", "mws"],
  mails: ["reconciliation", "medusa", "modules"],
  notifications: ["reconciliation", "posting", "medusa", "modules"],
  checkout: ["reconciliation", "medusa", "modules", "mws"],
  diagnostics: ["medusa", "modules", "mws", "net"],
  "admin-views": ["diagnostics", "reconciliation", "medusa", "charging", "modules"],
  "admin-actions": [
    "admin-views",
    "reconciliation",
    "posting",
    "medusa",
    "charging",
    "modules",
    "mws",
  ],
  workflows: [
    ...["admin-actions", "admin-views", "diagnostics", "notifications", "mails", "reconciliation"],
    ...["posting", "medusa-repairs", "medusa", "charging", "modules"],
  ],
  subscribers: ["workflows", "notifications", "medusa"],
  jobs: ["workflows"],
  policies: [],
  api: [
    "workflows",
    "admin-actions",
    "admin-views",
    "checkout",
    "diagnostics",
    "notifications",
    "ipn",
  ],
  cli: ["diagnostics"],
  admin: [],
  storefront: [],
}
const all = Object.keys(layers)

const zonesOf = (allowedIn) => [
  ...Object.entries(allowedIn).flatMap(([layer, allowed]) =>
    all
      .filter((other) => other !== layer && !allowed.includes(other))
      .map((other) => ({
        target: `./src/${layer}`,
        from: `./src/${other}`,
        message: `${layer} does not import from ${other}: see "Layers" in CONTRIBUTING.md.`,
      })),
  ),
  // By path or by the package's name: both lead to the same files.
  ...all.map((layer) => ({
    target: `./src/${layer}`,
    from: "./packages/simulator",
    message: "The simulator is a development dependency of stores; the plugin runs without it.",
  })),
  ...["src", "integration-tests", "scripts", "demo"].map((other) => ({
    target: "./packages/simulator",
    from: `./${other}`,
    message:
      "The simulator shares no code with what it checks: a shared mistake would hide itself.",
  })),
]

/** Words of the project's own that the glossary has replaced by the field's: see docs/glossary.md. */
const replacedWords = [
  ...[
    "aimAt",
    "askAsRow",
    "bringUp",
    "catchUp",
    "comesToRest",
    "deadBookings",
    "deed",
    "deeds",
    "duty",
    "dutyOf",
  ],
  ...[
    "giveUp",
    "governor",
    "happening",
    "happenings",
    "lane",
    "leftBehind",
    "leftUndone",
    "lookAgain",
    "lookAt",
  ],
  ...[
    "lookLater",
    "loose",
    "makeRoom",
    "manners",
    "mend",
    "mended",
    "mending",
    "overtaken",
    "parcelWorth",
  ],
  ...["paysForNothing", "seenOf", "settlement", "standings", "takeOver", "worthsOf"],
]

/** `net`, `mws`, `ipn` and the simulator are libraries of their own: nothing of Medusa, nothing of each other. */
const noMedusa = {
  group: ["@medusajs/*", "@medusajs/*/*"],
  message: 'This layer knows nothing of Medusa: see "Layers" in CONTRIBUTING.md.',
}

const typed = tseslint.configs.strictTypeChecked.map((config) => ({
  ...config,
  files: ["**/*.ts", "**/*.tsx"],
}))

/** The plugin's own list of ignored files leaves tests unchecked; they are code like any other. */
const medusaRules = medusa.configs.recommended.filter(
  (config) =>
    !(config.ignores && Object.keys(config).every((key) => key === "ignores" || key === "name")),
)

export default tseslint.config(
  {
    ignores: [
      "**/node_modules/",
      "**/.medusa/",
      "**/dist/",
      ".demo/",
      ".tests/",
      "demo/public/",
      "coverage/",
      "src/modules/amazon-pay/migrations/",
    ],
  },
  js.configs.recommended,
  ...typed,
  ...medusaRules,
  {
    files: ["**/*.ts", "**/*.tsx"],
    plugins: { "import-x": importX },
    settings: {
      // Unless this is said, only JavaScript is read, and no circle of TypeScript is ever found.
      "import-x/extensions": [".ts", ".tsx"],
      "import-x/resolver-next": [createTypeScriptImportResolver({ project: "tsconfig/lint.json" })],
    },
    languageOptions: {
      parserOptions: { project: "tsconfig/lint.json", tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "id-denylist": ["error", ...replacedWords],
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-restricted-paths": ["error", { zones: zonesOf(layers) }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // Medusa's generated services and decorators are typed loosely on their own side.
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
    },
  },
  {
    // They need none of Medusa's types, which take longest to load.
    files: ["src/net/**/*.ts", "src/mws/**/*.ts", "src/ipn/**/*.ts"],
    languageOptions: {
      parserOptions: { project: "tsconfig/libraries.json", tsconfigRootDir: import.meta.dirname },
    },
  },
  {
    files: ["packages/simulator/**/*.ts"],
    ignores: ["packages/simulator/src/widgets/browser/**"],
    languageOptions: {
      parserOptions: { project: "tsconfig/simulator.json", tsconfigRootDir: import.meta.dirname },
    },
  },
  {
    files: ["src/net/**", "src/mws/**", "src/ipn/**", "packages/simulator/**"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [noMedusa] }],
      "@medusajs/zod-import-source": "off",
      "@medusajs/use-medusa-error-not-generic-error": "off",
      "@medusajs/step-must-return-step-response": "off",
    },
  },
  {
    // What it throws is read at a terminal and never becomes an HTTP answer.
    files: ["src/cli/**"],
    rules: { "@medusajs/use-medusa-error-not-generic-error": "off" },
  },
  {
    // The dashboard's bundler resolves these, and they run in browsers.
    files: ["src/admin/**"],
    languageOptions: {
      parserOptions: { project: "src/admin/tsconfig.json", tsconfigRootDir: import.meta.dirname },
    },
    rules: { "@medusajs/use-medusa-error-not-generic-error": "off" },
  },
  {
    // The one file of the dashboard that looks into the server.
    files: ["src/admin/data/types.ts"],
    rules: {
      "import-x/no-restricted-paths": [
        "error",
        {
          zones: zonesOf({
            ...layers,
            admin: ["api", "admin-views", "admin-actions", "diagnostics"],
          }),
        },
      ],
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^\\.\\./\\.\\./",
              allowTypeImports: true,
              message:
                "Import types alone: the server does not belong into the dashboard's bundle.",
            },
          ],
        },
      ],
    },
  },
  {
    // Browsers have other globals than Node.js, and bundlers other rules of resolution.
    files: ["src/storefront/**"],
    languageOptions: {
      parserOptions: {
        project: "src/storefront/tsconfig.json",
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@medusajs/zod-import-source": "off",
      "@medusajs/use-medusa-error-not-generic-error": "off",
    },
  },
  {
    // Jest's matchers are typed `any`; a test's own mistakes are not a user's errors.
    files: ["**/__tests__/**", "integration-tests/**", "demo/**", "benchmarks/**"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@medusajs/use-medusa-error-not-generic-error": "off",
    },
  },
  {
    files: ["**/*.mjs", "**/*.js", "**/*.cjs"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        module: "writable",
        require: "readonly",
        __dirname: "readonly",
        URL: "readonly",
        URLSearchParams: "readonly",
        fetch: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        setInterval: "readonly",
        clearInterval: "readonly",
        AbortSignal: "readonly",
        AbortController: "readonly",
        Buffer: "readonly",
        performance: "readonly",
      },
    },
  },
  {
    // Served to browsers as it is; its types are checked by the tsconfig beside it.
    files: ["packages/simulator/src/widgets/browser/**/*.js", "demo/storefront/**/*.js"],
    languageOptions: {
      globals: { window: "readonly", document: "readonly", location: "readonly" },
    },
  },
  {
    files: ["demo/storefront/**/*.js"],
    languageOptions: {
      globals: {
        localStorage: "readonly",
        sessionStorage: "readonly",
        FormData: "readonly",
        HTMLElement: "readonly",
      },
    },
  },
  {
    files: ["scripts/**/__tests__/*.mjs"],
    languageOptions: {
      globals: {
        describe: "readonly",
        it: "readonly",
        expect: "readonly",
        beforeEach: "readonly",
        afterEach: "readonly",
      },
    },
  },
)
