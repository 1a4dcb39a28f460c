/**
 * Units run beside the code they test. Browser tests open what runs in browsers in a real one. Integration tests start a real store on a real PostgreSQL against the
 * simulator; the package test installs the packed plugin into a store made from published packages.
 */
const { availableParallelism } = require("node:os")

const transform = {
  "^.+\\.[jt]sx?$": [
    "@swc/jest",
    {
      jsc: {
        parser: { syntax: "typescript", tsx: true, decorators: true },
        transform: {
          legacyDecorator: true,
          decoratorMetadata: true,
          react: { runtime: "automatic" },
        },
        target: "es2022",
      },
      module: { type: "commonjs" },
    },
  ],
}

const shared = {
  testEnvironment: "node",
  transform,
  // The workspace links the plugin into its own node_modules: following .medusa or the link finds everything twice.
  modulePathIgnorePatterns: [
    "<rootDir>/.medusa/",
    "<rootDir>/demo/.medusa/",
    "<rootDir>/.demo/",
    "<rootDir>/.tests/",
    "<rootDir>/packages/simulator/dist/",
  ],
}

const units = {
  ...shared,
  runtime: "<rootDir>/integration-tests/setup/store-runtime.js",
}

const stores = {
  ...shared,
  runtime: "<rootDir>/integration-tests/setup/store-runtime.js",
  globalSetup: "<rootDir>/integration-tests/setup/integration-setup.mjs",
  globalTeardown: "<rootDir>/integration-tests/setup/global-teardown.mjs",
}

module.exports = {
  // Ends what hangs. No test says by its time whether the code is right, and machines may be busy.
  testTimeout: 120_000,
  // A store keeps about one processor busy, its database the rest. On two, jest would take but one worker.
  maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
  // What a store leaves behind is not all freed: a worker that has booted a few gives way to a new one.
  workerIdleMemoryLimit: "1GB",
  testSequencer: "<rootDir>/integration-tests/setup/like-after-like.js",
  projects: [
    {
      ...units,
      displayName: "unit",
      testMatch: [
        "<rootDir>/{src,scripts,packages}/**/__tests__/**/*.spec.{ts,tsx,mjs}",
        "<rootDir>/integration-tests/lives/__tests__/*.spec.ts",
      ],
    },
    {
      ...units,
      displayName: "fuzz",
      // Units that throw random inputs at the code, with many more of them.
      testMatch: [
        "<rootDir>/src/ipn/__tests__/fuzz/*.spec.ts",
        "<rootDir>/packages/simulator/src/__tests__/garbage.spec.ts",
        "<rootDir>/packages/simulator/src/__tests__/model/*.spec.ts",
      ],
      setupFiles: ["<rootDir>/integration-tests/setup/more-random-inputs.js"],
    },
    {
      ...stores,
      displayName: "main",
      testMatch: ["<rootDir>/integration-tests/main/*.spec.ts"],
    },
    {
      ...stores,
      displayName: "integration",
      testMatch: ["<rootDir>/integration-tests/http/*.spec.ts"],
    },
    {
      ...stores,
      displayName: "lives",
      // In no part of all tests: `npm run test:lives` plays a few minutes of them, `npm run lives` as many as one likes.
      testMatch: ["<rootDir>/integration-tests/lives/lives.run.ts"],
    },
    {
      ...shared,
      displayName: "storefront",
      testMatch: ["<rootDir>/integration-tests/browser/storefront/*.spec.ts"],
      globalSetup: "<rootDir>/integration-tests/browser/storefront/setup/global-setup.mjs",
    },
    {
      ...shared,
      displayName: "shop",
      testEnvironment: "<rootDir>/integration-tests/browser/shop/setup/shop-environment.js",
      testMatch: ["<rootDir>/integration-tests/browser/shop/*.spec.ts"],
      globalSetup: "<rootDir>/integration-tests/browser/shop/setup/global-setup.mjs",
      globalTeardown: "<rootDir>/integration-tests/browser/shop/setup/global-teardown.mjs",
    },
    {
      ...shared,
      displayName: "browser",
      testMatch: ["<rootDir>/integration-tests/browser/*.spec.ts"],
      globalSetup: "<rootDir>/integration-tests/setup/browser-setup.mjs",
      globalTeardown: "<rootDir>/integration-tests/setup/global-teardown.mjs",
    },
    {
      ...shared,
      displayName: "package",
      testMatch: ["<rootDir>/integration-tests/package/**/*.spec.mjs"],
      globalSetup: "<rootDir>/integration-tests/setup/package-setup.mjs",
      globalTeardown: "<rootDir>/integration-tests/setup/global-teardown.mjs",
    },
  ],
}
