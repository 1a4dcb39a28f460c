import type { MedusaContainer } from "@medusajs/framework/types"
import { hasMailProvider } from "../has-mail-provider"

const asked = (notification: unknown) =>
  hasMailProvider({
    resolve: () => ({ modules: { notification } }),
  } as unknown as MedusaContainer)
const feed = { resolve: "@medusajs/medusa/notification-local", options: { channels: ["feed"] } }
const mail = { resolve: "./mail", options: { channels: ["sms", "email"] } }
const cloud = { api_key: "key", endpoint: "https://cloud.example", environment_handle: "env" }

it.each([
  ["has no Notification module", undefined, false],
  ["has one without providers", { options: {} }, false],
  ["has Medusa's own provider for the dashboard's bell", { options: { providers: [feed] } }, false],
  ["has a provider for mails", { options: { providers: [feed, mail] } }, true],
  ["has a provider without options", { options: { providers: [{ id: "x" }] } }, false],
  [
    "has one for mails beside one that names no channels",
    { options: { providers: [mail, { options: { apiKey: "x" } }] } },
    true,
  ],
  ["has Medusa Cloud's mails", { options: { providers: [feed], cloud } }, true],
  ["has options of Medusa Cloud without a key", { options: { cloud: {} } }, false],
])("a store that %s: %p is %p", (_, notification, expected) => {
  expect(asked(notification)).toBe(expected)
})
