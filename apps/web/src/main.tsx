import './theme/layers.css'
import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.layer.css'
import './theme/tokens.css'
import './theme/base.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './api/query-client.ts'
import { paths } from './app/paths.ts'
import { createAppRouter } from './app/router.ts'
import { setUpTexts } from './i18n/setup.ts'
import { shareNonce, styleNonce } from './theme/nonce.ts'
import { cssVariables, theme } from './theme/theme.ts'

shareNonce()
void setUpTexts()

const queries = createQueryClient(() => {
  const { pathname, search } = globalThis.location
  void router.navigate({ to: paths.signIn, search: { then: pathname + search } as never, replace: true })
})
const router = createAppRouter(queries)

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root')
createRoot(root).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariables}
    defaultColorScheme="auto"
    getStyleNonce={styleNonce}
  >
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </MantineProvider>,
)
