package org.concordml.cli.argument;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The one word that {@code --monitor} takes. */
public final class MonitorWord implements ITypeConverter<String> {

  @Override
  public String convert(String text) {
    if (!text.equals("test")) {
      throw new TypeConversionException(
          "must be test (or leave it out, and give --monitor-size), found '" + text + "'");
    }
    return text;
  }
}
