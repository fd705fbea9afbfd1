# Wrote the files beside it, with numpy 1.24.2.
import numpy as np, os
d = os.path.dirname(os.path.abspath(__file__)) + '/'
# value of component j of point i: i + j/8, in every type that holds it; whole numbers 10 i + j
i=np.arange(5)[:,None]; j=np.arange(3)[None,:]
x=i+j/8
w=10*i+j
np.save(d+'f8.npy',x.astype('<f8'))
np.save(d+'f4.npy',x.astype('<f4'))
np.save(d+'f2.npy',x.astype('<f2'))
np.save(d+'f8_big.npy',x.astype('>f8'))
np.save(d+'f4_columns.npy',np.asfortranarray(x.astype('<f4')))
for t in ['i1','i2','i4','i8','u1','u2','u4','u8']:
    np.save(d+t+'.npy',w.astype('<'+t))
np.save(d+'i4_big.npy',w.astype('>i4'))
np.save(d+'bool.npy',(w%2==1))
np.save(d+'line.npy',np.array([1.5,-2.0,0.25]))
im=np.arange(24).reshape(2,3,4)
np.save(d+'images.npy',im.astype('u1'))
np.save(d+'images_columns.npy',np.asfortranarray(im.astype('<f8')))
with open(d+'version2.npy','wb') as f: np.lib.format.write_array(f,x,version=(2,0))
with open(d+'version3.npy','wb') as f: np.lib.format.write_array(f,x,version=(3,0))
np.save(d+'complex.npy',x.astype('c16'))
np.save(d+'text.npy',np.array(['a','b']))
np.save(d+'objects.npy',np.array([{'a':1},None],dtype=object),allow_pickle=True)
np.save(d+'records.npy',np.zeros(3,dtype=[('x','<f8'),('y','<i4')]))
np.save(d+'scalar.npy',np.array(3.0))
np.save(d+'empty.npy',np.zeros((0,3)))
np.save(d+'nan.npy',np.array([[1.0,2],[3,np.nan],[5,6]]))
np.savez(d+'stored.npz',train=x,test=x[:2]+100,y=np.array([0,1,2,1,0]))
np.savez_compressed(d+'packed.npz',train=x,y=np.array([0,1,2,1,0]))
np.savez_compressed(d+'alone.npz',x)
