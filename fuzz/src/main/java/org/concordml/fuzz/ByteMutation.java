package org.concordml.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Changes some bytes of an input. */
final class ByteMutation {

  /** Lengths and offsets that are not what they say. */
  private static final long[] LONGS = {
    0,
    1,
    -1,
    7,
    255,
    65_536,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 32,
    Long.MAX_VALUE,
    1L << 61
  };

  /** Where an input is copied into itself: no longer than this. */
  private static final int LONGEST = 1 << 20;

  private ByteMutation() {}

  static byte[] of(byte[] content, Choices choices) {
    int kind = choices.below(8);
    int from = choices.below(Math.max(1, content.length));
    int length = Math.min(content.length - from, 1 + choices.below(1 << 10));
    int to = from + Math.max(0, length);
    byte[] head = Arrays.copyOf(content, from);
    byte[] part = Arrays.copyOfRange(content, from, to);
    byte[] tail = Arrays.copyOfRange(content, to, content.length);
    return switch (kind) {
      case 0 -> changed(content, from, choices.below(256));
      case 1 -> flipped(content, from, choices.below(8));
      case 2 -> join(head, tail);
      case 3 -> head;
      case 4 -> content.length > LONGEST ? content : join(head, part, part, tail);
      case 5 -> join(head, new byte[] {(byte) choices.below(256)}, part, tail);
      case 6 -> long64(content, from, LONGS[choices.below(LONGS.length)]);
      default -> join(tail, part, head);
    };
  }

  private static byte[] changed(byte[] content, int at, int value) {
    byte[] changed = content.clone();
    if (at < changed.length) {
      changed[at] = (byte) value;
    }
    return changed;
  }

  private static byte[] flipped(byte[] content, int at, int bit) {
    return at < content.length ? changed(content, at, content[at] ^ 1 << bit) : content;
  }

  private static byte[] long64(byte[] content, int at, long value) {
    byte[] changed = content.clone();
    if (at + Long.BYTES <= changed.length) {
      ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putLong(at, value);
    }
    return changed;
  }

  static byte[] join(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
