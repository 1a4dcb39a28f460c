import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Overview } from "../../pages/overview"

/** Under Orders: orders that need a person, and what Amazon has told. */
const AmazonPayPage = () => <Overview />

export const config = defineRouteConfig({
  label: "menu",
  translationNs: "amazonPay",
  nested: "/orders",
})

export const handle = { breadcrumb: () => "Amazon Pay" }

export default AmazonPayPage
