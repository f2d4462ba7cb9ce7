package org.concordml.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.concordml.bundle.safetensors.DataType;
import org.concordml.bundle.safetensors.Safetensors;
import org.concordml.bundle.safetensors.Tensor;
import org.concordml.data.DataException;
import org.concordml.network.NetworkSpec;
import org.concordml.network.ParameterTensor;
import org.concordml.network.Weights;

/**
 * The parameters of a model's networks as tensors: {@code dense1.kernel [inputs, units]} as Keras
 * has it, {@code dense1.bias [units]}; of several networks {@code member1.dense1.kernel}.
 */
final class WeightsFile {

  private WeightsFile() {}

  static byte[] of(List<Weights> members, DataType type) {
    List<Tensor> tensors = new ArrayList<>();
    for (int member = 0; member < members.size(); member++) {
      Weights weights = members.get(member);
      double[] all = weights.toArray();
      for (ParameterTensor parameter : weights.layout().tensors()) {
        double[] values = new double[parameter.size()];
        System.arraycopy(all, parameter.offset(), values, 0, values.length);
        tensors.add(
            new Tensor(name(parameter, member, members.size()), type, shape(parameter), values));
      }
    }
    return new Safetensors(tensors, Map.of("producer", "concord")).toBytes();
  }

  private static String name(ParameterTensor parameter, int member, int members) {
    return members == 1 ? parameter.name() : "member" + (member + 1) + "." + parameter.name();
  }

  private static List<Integer> shape(ParameterTensor parameter) {
    return parameter.kernel()
        ? List.of(parameter.rows(), parameter.columns())
        : List.of(parameter.columns());
  }

  /** Whether float32 holds every parameter. */
  static boolean isFloat32(List<Weights> members) {
    for (Weights weights : members) {
      for (double value : weights.toArray()) {
        if ((float) value != value) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * @throws DataException if the file does not have exactly the tensors of the networks
   */
  static List<Weights> read(String source, byte[] file, NetworkSpec network, int members) {
    Safetensors tensors = Safetensors.read(source, file);
    int expected = network.layout().tensors().size();
    if (tensors.tensors().size() != (long) expected * members) {
      throw new DataException(
          source
              + " must have "
              + expected
              + " tensors for each of "
              + members
              + " networks, found "
              + tensors.tensors().size()
              + ".");
    }
    List<Weights> read = new ArrayList<>();
    for (int member = 0; member < members; member++) {
      double[] values = new double[network.layout().size()];
      for (ParameterTensor parameter : network.layout().tensors()) {
        Tensor tensor = tensor(source, tensors, name(parameter, member, members), shape(parameter));
        System.arraycopy(tensor.toArray(), 0, values, parameter.offset(), parameter.size());
      }
      read.add(new Weights(network.layout(), values));
    }
    return read;
  }

  private static Tensor tensor(
      String source, Safetensors tensors, String name, List<Integer> shape) {
    try {
      return tensors.tensor(name, shape);
    } catch (DataException another) {
      throw new DataException(source + ": " + another.fact(), another);
    }
  }
}
