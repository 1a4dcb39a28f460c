
      // Auto-generated index file for Medusa Admin UI extensions
    import WidgetComponent0, { config as WidgetConfig0 } from "/work/wt/bound/src/admin/widgets/amazon-pay-order.tsx"

const widgetModule = { widgets: [
  {
    Component: WidgetComponent0,
    zone: ["order.details.after"],
    widgetId: "medusa-payment-amazon-pay:order"
}
] }
    import RouteComponent0, { handle as handle0, config as HandleConfig0 } from "/work/wt/bound/src/admin/routes/amazon-pay/page.tsx"
import RouteComponent1, { handle as handle1, config as HandleConfig1 } from "/work/wt/bound/src/admin/routes/settings/amazon-pay/page.tsx"

const routeModule = { routes: [
    {
    Component: RouteComponent0,
    path: "/amazon-pay",
    handle: { label: HandleConfig0.label, translationNs: HandleConfig0.translationNs, ...handle0 }
  },
{
    Component: RouteComponent1,
    path: "/settings/amazon-pay",
    handle: { label: HandleConfig1.label, translationNs: HandleConfig1.translationNs, ...handle1 }
  }
]
 }
    import { config as RouteConfig0 } from "/work/wt/bound/src/admin/routes/amazon-pay/page.tsx"
import { config as RouteConfig1 } from "/work/wt/bound/src/admin/routes/settings/amazon-pay/page.tsx"

const menuItemModule = { menuItems: [
    {
    label: RouteConfig0.label,
    icon: RouteConfig0.icon,
    path: "/amazon-pay",
    nested: undefined,
    rank: undefined,
    translationNs: RouteConfig0.translationNs
  },
{
    label: RouteConfig1.label,
    icon: undefined,
    path: "/settings/amazon-pay",
    nested: undefined,
    rank: undefined,
    translationNs: RouteConfig1.translationNs
  }
]
 }
    

const formModule = { customFields: {
  
} }
    

const displayModule = { 
    displays: {
      
    }
   }
    import { deepMerge } from "@medusajs/admin-shared"
import i18nTranslations0 from "/work/wt/bound/src/admin/i18n/index.ts"

const i18nModule = { resources: i18nTranslations0 }
    

const cellRendererModule = {}
    

const layoutModule = { layouts: [
  
] }
    

const searchEntityModule = {}

    const plugin = {
      widgetModule,
      routeModule,
      menuItemModule,
      formModule,
      displayModule,
      i18nModule,
      cellRendererModule,
      layoutModule,
      searchEntityModule
    }

    export default plugin
    