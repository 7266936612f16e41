/**
 * Who works in which support group: members and leads, what they hold, and how busy a group is. Administrators and the
 * group's leads change it; rights and queues follow at once.
 */
package org.threeline.desk.staff;
