/**
 * What people began to write and did not send: requests, and answers on tickets. A draft has no number and no clock; it
 * is its writer's alone, and goes on at another device.
 */
package org.threeline.desk.draft;
