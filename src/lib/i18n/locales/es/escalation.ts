/** Words of the calls to take an incident that waits. */
export const escalation = {
  title: '{{severity}} sin atender · {{brand}} · {{cause}}',
  text: 'Nadie lo ha reconocido en {{waited}}. Aviso para: {{who}}.',
  textNew: 'Acaba de abrirse. Aviso para: {{who}}.',
  due: 'Primera respuesta antes de {{due}}',
  overdue: 'La primera respuesta tenía que salir antes de {{due}}',
  approver: 'aprueba: {{who}}',
  approverAndBackup: 'aprueba: {{who}} (suplente: {{backup}})',
  advice: 'Quien lo reconozca detiene los avisos.',
  role: {
    team: 'Equipo de redes',
    manager: 'Responsable del equipo',
    head: 'Dirección del área',
    crisis: 'Comité de crisis',
  },
};
