package org.concordml.bundle;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.concordml.network.NetworkSpec;
import org.concordml.network.ParameterTensor;
import org.concordml.network.Weights;

/**
 * The file {@code model-0000.params}: what DJL's {@code Model.load} reads into a {@code
 * SequentialBlock} of {@code Linear} blocks with a {@code LambdaBlock} for each activation between
 * them. Written out here, so that saving needs no engine.
 *
 * <p>Source of the format: DJL 0.36.0, {@code BaseModel.save}, {@code saveParameters} of the
 * blocks, {@code Parameter.save}, {@code NDSerializer.encode}.
 */
final class DjlParametersFile {

  private static final int MODEL_VERSION = 1;
  private static final byte SEQUENTIAL_VERSION = 3;
  private static final byte LINEAR_VERSION = 4;
  private static final byte LAMBDA_VERSION = 2;
  private static final byte PARAMETER_VERSION = 1;
  private static final int ARRAY_VERSION = 3;

  private final NetworkSpec network;
  private final Weights weights;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private DjlParametersFile(NetworkSpec network, Weights weights) {
    this.network = network;
    this.weights = weights;
  }

  static byte[] of(NetworkSpec network, Weights weights) {
    DjlParametersFile file = new DjlParametersFile(network, weights);
    try {
      file.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array never throws it
    }
    return file.bytes.toByteArray();
  }

  private void write() throws IOException {
    out.writeBytes("DJL@");
    out.writeInt(MODEL_VERSION);
    out.writeUTF("model");
    out.writeUTF("FLOAT32");
    out.writeInt(1); // inputs
    out.writeUTF("data");
    shape(1, network.inputs());
    out.writeInt(0); // properties
    out.write(SEQUENTIAL_VERSION);
    inputShape(network.inputs());
    out.writeBoolean(false); // no intermediate outputs
    for (int layer = 0; layer < network.depth(); layer++) {
      linear(layer);
      if (layer < network.hidden().size()) {
        out.write(LAMBDA_VERSION);
        inputShape(network.fanOut(layer));
      }
    }
    out.flush();
  }

  private void linear(int layer) throws IOException {
    out.write(LINEAR_VERSION);
    out.writeLong(network.fanOut(layer));
    out.writeLong(network.fanIn(layer));
    shape(1, network.fanIn(layer));
    ParameterTensor kernel = weights.layout().kernel(layer);
    parameter("weight", kernel.columns(), kernel.rows());
    for (int unit = 0; unit < kernel.columns(); unit++) { // DJL has [units, inputs]
      for (int input = 0; input < kernel.rows(); input++) {
        write((float) weights.get(kernel.offset() + input * kernel.columns() + unit));
      }
    }
    ParameterTensor bias = weights.layout().bias(layer);
    parameter("bias", bias.columns());
    for (int unit = 0; unit < bias.columns(); unit++) {
      write((float) weights.get(bias.offset() + unit));
    }
  }

  /** Little-endian: DJL takes the bytes as the processor has them, whatever the file says. */
  private void write(float value) throws IOException {
    out.writeInt(Integer.reverseBytes(Float.floatToIntBits(value)));
  }

  /** All of a parameter but its values, which are written next. */
  private void parameter(String name, long... shape) throws IOException {
    out.writeChar('P');
    out.writeByte(PARAMETER_VERSION);
    out.writeUTF(name);
    out.writeUTF("NDAR");
    out.writeInt(ARRAY_VERSION);
    out.write(0); // an array without a name
    out.writeUTF("DENSE");
    out.writeUTF("FLOAT32");
    shape(shape);
    out.write('<');
    long size = 1;
    for (long length : shape) {
      size *= length;
    }
    out.writeInt(Math.toIntExact(size * Float.BYTES));
  }

  private void inputShape(int columns) throws IOException {
    out.writeInt(1);
    shape(1, columns);
  }

  /** Lengths, and for each a layout that is not known. */
  private void shape(long... lengths) throws IOException {
    out.writeInt(lengths.length);
    for (long length : lengths) {
      out.writeLong(length);
    }
    out.writeInt(lengths.length);
    for (int i = 0; i < lengths.length; i++) {
      out.writeChar('?');
    }
  }
}
