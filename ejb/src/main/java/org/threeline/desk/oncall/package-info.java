/**
 * Who is on call in a support group: its rota of turns, and who stands in for whom. Leads and administrators keep it; who
 * is on call at an instant is worked out when somebody asks, and pages go to whoever that is (docs/on-call.md).
 */
package org.threeline.desk.oncall;
