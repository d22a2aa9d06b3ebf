/**
 * Files that are taken home: people, programme, attendance, speeches and the whole record, as
 * tables for spreadsheets (CSV), for programs (JSON) and for people (HTML, printable). What is in
 * them is here, and how it is written; who may have them and how they are sent is the edge's.
 */
package org.khural.edge.export;
