/** Words of the calls to take an incident that waits. */
export const escalation = {
  title: '{{severity}}, not taken · {{brand}} · {{cause}}',
  text: 'Nobody has acknowledged it in {{waited}}. This call is for: {{who}}.',
  textNew: 'It has just opened. This call is for: {{who}}.',
  due: 'First answer before {{due}}',
  overdue: 'The first answer was due before {{due}}',
  approver: 'approval: {{who}}',
  approverAndBackup: 'approval: {{who}} (backup: {{backup}})',
  advice: 'Acknowledging it stops the calls.',
  role: {
    team: 'Social team',
    manager: 'Team manager',
    head: 'Head of department',
    crisis: 'Crisis team',
  },
};
