/**
 * Tables from what a program has: {@link org.concordml.data.source.RecordTable} (objects of a
 * record), {@link org.concordml.data.source.MapTable} (maps, such as JSON objects), {@link
 * org.concordml.data.source.ArrayTable} (rows as arrays) and {@link
 * org.concordml.data.source.ResultSetTable} (a query of a database). Columns as arrays make a
 * {@link org.concordml.data.Table} without any of them.
 *
 * <p>In all of them a value becomes what it would be in a CSV:
 *
 * <ul>
 *   <li>numbers are numbers, as doubles; beyond 2<sup>53</sup> digits are lost;
 *   <li>text, characters and UUIDs are text, without blanks around it, composed (Unicode's NFC),
 *       and stay text though they look like numbers;
 *   <li>{@code true} and {@code false} are the text so written, a constant of an enum is its name,
 *       a date or time is ISO 8601: {@code 2024-01-31};
 *   <li>{@code null}, an empty optional, NaN and text without anything in it are missing; words
 *       such as {@code NA} are not;
 *   <li>what is in an optional counts, not the optional.
 * </ul>
 *
 * <p>A column is of numbers if all its values are, or it has none; else it is of text.
 */
@NullMarked
package org.concordml.data.source;

import org.jspecify.annotations.NullMarked;
