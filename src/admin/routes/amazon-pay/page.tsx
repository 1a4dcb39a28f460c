import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Overview } from "../../pages/overview"
import { MenuIcon } from "../../parts/menu-icon"

/**
 * In the menu itself, and not under Orders: only there an entry has an icon, which says on every page that orders need a
 * person. Shows those, and what Amazon has told.
 */
const AmazonPayPage = () => <Overview />

export const config = defineRouteConfig({
  label: "menu",
  translationNs: "amazonPay",
  icon: MenuIcon,
})

export const handle = { breadcrumb: () => "Amazon Pay" }

export default AmazonPayPage
