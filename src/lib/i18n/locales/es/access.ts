/** Words of signing in. */
export const access = {
  title: 'Entrar',
  lead: 'Lo que Vigía escucha solo lo ve el equipo.',
  discord:
    'Escribe «/vigia page» en Discord: recibirás un enlace personal que vale una vez y diez minutos.',
  oidc: 'Entrar con la cuenta de la empresa',
  confirm: {
    title: 'Entrar como {{name}}',
    text: 'El enlace vale una sola vez. La sesión dura siete días en este navegador.',
    button: 'Entrar',
  },
  expired: {
    title: 'Este enlace ya no vale',
    text: 'Valía una vez y diez minutos. Pide otro con «/vigia page» en Discord.',
  },
  noRole: {
    title: 'No tienes acceso',
    text: 'Tu cuenta es válida, pero no está en ningún grupo con acceso a Vigía. Pídelo a quien lo administra.',
  },
  oidcFailed: {
    title: 'No se ha podido entrar',
    text: 'El proveedor de cuentas no ha respondido como debía. Inténtalo de nuevo; si sigue igual, da esta referencia a quien administra Vigía: {{ref}}.',
  },
  needed: {
    title: 'Hay que entrar antes',
    text: 'Tu sesión ha terminado o no habías entrado. Entra y repite lo que hacías.',
  },
  who: '{{name}} · {{role}}',
  local: 'En este equipo',
  role: { viewer: 'lectura', manager: 'gestión', admin: 'administración' },
  out: 'Salir',
} as const;
