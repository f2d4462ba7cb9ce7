package org.concordml.cli.argument;

import com.google.gson.Gson;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML as JSON. Before values are made of it, its events are gone through: a list in itself, a
 * thousand brackets or aliases of aliases take a few bytes of text, and all the stack or memory.
 */
final class YamlText {

  private static final int MOST_LEVELS = 100;

  /** A recipe has some hundred. */
  private static final int MOST_VALUES = 100_000;

  private static final LoadSettings SETTINGS = LoadSettings.builder().build();

  /** Lists and maps that are open, and how many values came before each. */
  private final Deque<Open> open = new ArrayDeque<>();

  /** How many values an alias stands for. */
  private final Map<Anchor, Long> sizes = new HashMap<>();

  private long values;

  private YamlText() {}

  private record Open(Optional<Anchor> anchor, long valuesBefore) {}

  /**
   * @param yaml one document
   * @return the same as JSON
   * @throws IllegalArgumentException if it is none
   */
  static String json(String yaml) {
    try {
      YamlText text = new YamlText();
      new Parse(SETTINGS).parseString(yaml).forEach(text::count);
      return new Gson().toJson(new Load(SETTINGS).loadFromString(yaml));
    } catch (YamlEngineException invalid) {
      throw new IllegalArgumentException(invalid.getMessage(), invalid);
    }
  }

  private void count(Event event) {
    if (event instanceof CollectionEndEvent) {
      close();
      return;
    }
    if (!(event instanceof NodeEvent node)) {
      return;
    }
    if (event instanceof AliasEvent) {
      values += sizeOf(node.getAnchor().orElseThrow());
    } else {
      values++;
      node.getAnchor().ifPresent(anchor -> sizes.put(anchor, 1L));
    }
    if (event instanceof CollectionStartEvent) {
      open.push(new Open(node.getAnchor(), values));
    }
    if (open.size() > MOST_LEVELS || values > MOST_VALUES) {
      throw new IllegalArgumentException(
          "it must have at most "
              + MOST_LEVELS
              + " levels and "
              + MOST_VALUES
              + " values, found more");
    }
  }

  private void close() {
    Open closed = open.pop();
    closed.anchor().ifPresent(anchor -> sizes.put(anchor, values - closed.valuesBefore() + 1));
  }

  private long sizeOf(Anchor anchor) {
    for (Open each : open) {
      if (each.anchor().equals(Optional.of(anchor))) {
        throw new IllegalArgumentException(
            "an alias must not stand for what it is in, found *" + anchor);
      }
    }
    return sizes.getOrDefault(anchor, 1L);
  }
}
